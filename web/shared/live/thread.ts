import type { DeliveryState, Entry } from "../../../protocol/conversation-entry.ts";
import type { Change } from "../../../protocol/conversation-socket.ts";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import type { InteractionView } from "../../../protocol/interaction-view.ts";

/** How far a word of ours has come on its way by a carrier, and the carrier's reason where it did not. */
export interface Delivery {
  state: DeliveryState;
  reason: string;
}

/** A conversation as one reader has it: built from changes in order, never from anything else. */
export interface Thread {
  /** `rev` of the last change applied. */
  have: number;
  entries: readonly Entry[];
  /** `seq` up to which each side has seen. */
  seen: { visitor: number; agent: number };
  /** By id of the entry; empty in webchat, which has `seen` alone. */
  deliveries: ReadonlyMap<string, Delivery>;
  interaction: InteractionView | null;
  /** What is older and was not asked for: it ends before this change, and holds so many mails; null: the thread is here from its beginning. */
  earlier: { before: number; mails: number } | null;
}

export const EMPTY_THREAD: Thread = {
  have: 0,
  entries: [],
  seen: { visitor: 0, agent: 0 },
  deliveries: new Map(),
  interaction: null,
  earlier: null,
};

/**
 * Applies a frame's changes as far as they follow: one that was applied before is passed over, at a gap it stops, and the rest must be
 * asked for. Lists are copied once a frame: a backlog of thousands would otherwise be copied thousands of times.
 */
export function appliedAll(thread: Thread, changes: readonly Change[]): { thread: Thread; gap: boolean } {
  const added: Entry[] = [];
  const told = new Map<string, Delivery>();
  const files = new Map<string, FileReference>();
  let { have, seen, interaction } = thread;
  let gap = false;
  for (const change of changes) {
    if (change.rev <= have) continue;
    if (change.prev > have) {
      gap = true;
      break;
    }
    have = change.rev;
    if (change.kind === "entry") {
      added.push(change.entry);
      if (change.entry.leaving) told.set(change.entry.id, { state: "sending", reason: "" });
    } else if (change.kind === "delivery") told.set(change.entry, { state: change.state, reason: change.reason });
    else if (change.kind === "file") files.set(change.entry, change.file);
    else if (change.kind === "interaction") interaction = change.interaction;
    else if (change.kind === "seen") seen = { ...seen, [change.by]: Math.max(seen[change.by], change.seq) };
  }
  if (have === thread.have) return { thread, gap };
  const entries = added.length === 0 ? thread.entries : [...thread.entries, ...added];
  const deliveries = told.size === 0 ? thread.deliveries : new Map([...thread.deliveries, ...told]);
  return { thread: { ...thread, have, seen, interaction, deliveries, entries: withFiles(entries, files) }, gap };
}

/** What has been fetched takes the place of its announcement. */
function withFiles(entries: readonly Entry[], files: ReadonlyMap<string, FileReference>): readonly Entry[] {
  if (files.size === 0) return entries;
  return entries.map((entry) => {
    const file = files.get(entry.id);
    return file === undefined ? entry : { ...entry, file };
  });
}
