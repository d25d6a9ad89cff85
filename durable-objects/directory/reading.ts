import type { Kind } from "../../store/changes.ts";
import {
  agentConfiguration,
  campaignSnapshot,
  dialerSnapshot,
  mailboxSnapshot,
  providerSnapshot,
  webhookSnapshot,
} from "../../store/configuration/snapshots.ts";
import type { Snapshot, Snapshots, Subjects } from "./subjects.ts";

/** What is in force by D1, kept in `subjects`; null: there is no such thing. */
export async function readAnew<K extends Kind>(
  config: D1Database,
  subjects: Subjects,
  kind: K,
  id: string,
): Promise<Snapshot<K> | null> {
  const snapshot = await READERS[kind](config, id);
  if (snapshot !== null) subjects.keep(kind, id, snapshot, Date.now());
  return snapshot;
}

const READERS: { [K in Kind]: (config: D1Database, id: string) => Promise<Snapshots[K] | null> } = {
  campaign: campaignSnapshot,
  agent: agentConfiguration,
  provider: providerSnapshot,
  dialer: dialerSnapshot,
  mailbox: mailboxSnapshot,
  webhook: webhookSnapshot,
};
