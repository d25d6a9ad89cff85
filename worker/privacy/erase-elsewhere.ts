import { providerOf, queueOf, webhookOf } from "../../durable-objects/addresses.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import { customersDialers } from "../../store/configuration/customers-dialers.ts";
import { providerIds } from "../../store/configuration/providers.ts";
import { webhookIds } from "../../store/configuration/webhooks.ts";
import { eraseFromAudit } from "../../store/erased-audit.ts";
import { eraseFromBlackList, eraseRows, eraseScheduled } from "../../store/spool/erase-address.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";

/** How much of the installation is the asker's to erase. */
export interface Reach {
  campaigns: string[] | "all";
  /** Ids of campaigns under legal hold. */
  held: readonly string[];
}

/**
 * An address as rows and lists keep it, in each country's reading where it is a number as one dials it; none: it is a case number, which stands
 * nowhere but in recordings.
 */
export function keysOf(address: string, dialled: (number: string) => string[] = () => []): string[] {
  const text = address.trim();
  if (text.includes("@")) return [text.toLowerCase()];
  if (!/^[+\d\s().-]+$/.test(text)) return [];
  const whole = `+${text.replaceAll(/\D/g, "")}`;
  const read = text.startsWith("+") ? [] : dialled(text);
  return read.length > 0 ? [...new Set(read)] : [whole];
}

/** The lines that had them in them remember for some time who came. */
export async function eraseFromLines(
  env: Env,
  its: readonly Pick<InteractionLine, "id" | "campaign" | "segments">[],
  keys: readonly string[],
): Promise<void> {
  const passed = its.flatMap(({ id, campaign, segments }) =>
    [campaign, ...segments.map((one) => one.campaign)].map((line) => ({ line, id })),
  );
  for (const [line, some] of Map.groupBy(passed, (one) => one.line))
    for (const key of keys.length === 0 ? [null] : keys)
      await queueOf(env, line).forget([...new Set(some.map(({ id }) => id))], key);
}

/** Takes what webhooks have kept of these interactions, and of the address where all campaigns are the asker's, out of them. */
export async function eraseFromWebhooks(env: Env, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  for (const id of await webhookIds(env.CONFIG)) await webhookOf(env, id).erase([...words]);
}

/** More than a spool has rows: a cursor is the address's place among them, and its last row. */
const STRIDE = 1_000_000_000_000;

/** The same for each of a customer's addresses, one after the other. */
export async function eraseAllElsewhere(
  env: Env,
  keys: readonly string[],
  reach: Reach,
  after: number,
): Promise<number | null> {
  const at = Math.floor(after / STRIDE);
  const key = keys[at];
  if (key === undefined) return null;
  const next = await eraseElsewhere(env, key, reach, after % STRIDE);
  if (next !== null) return at * STRIDE + next;
  return at + 1 < keys.length ? (at + 1) * STRIDE : null;
}

/**
 * Takes an address out of lists to be sent, out of what is scheduled, and, where all campaigns are the asker's, off the black list, which
 * keeps its keyed hash, and out of the audit log. `after` and the answer: the last row of the spool that was looked at; null: all were.
 */
async function eraseElsewhere(env: Env, key: string, reach: Reach, after: number): Promise<number | null> {
  const dialers = await customersDialers(env.CONFIG, reach);
  const erased = erasedAddress(env.NAME_SECRET, key);
  const erasure = { address: key, erased, dialers, after };
  await eraseScheduled(env.SPOOL, erasure);
  const next = await eraseRows(env.SPOOL, erasure);
  if (next !== null || reach.campaigns !== "all") return next;
  for (const id of await providerIds(env.CONFIG)) await providerOf(env, id).forget(key);
  await eraseFromBlackList(env.SPOOL, erasure);
  await eraseFromAudit(env.CONFIG, key, erased);
  return null;
}
