import type { Change, Entry, InteractionView } from "../../../protocol/conversation-socket.ts";

/** A conversation as one reader has it: built from changes in order, never from anything else. */
export interface Thread {
  /** `rev` of the last change applied. */
  have: number;
  entries: readonly Entry[];
  /** `seq` up to which each side has seen. */
  seen: { visitor: number; agent: number };
  interaction: InteractionView | null;
}

export const EMPTY_THREAD: Thread = { have: 0, entries: [], seen: { visitor: 0, agent: 0 }, interaction: null };

/** Applies the next change; `old` was applied before, `gap` means that something before it is missing and must be asked for. */
export function applied(thread: Thread, change: Change): Thread | "old" | "gap" {
  if (change.rev <= thread.have) return "old";
  if (change.prev > thread.have) return "gap";
  const next = { ...thread, have: change.rev };
  switch (change.kind) {
    case "entry":
      return { ...next, entries: [...thread.entries, change.entry] };
    case "seen":
      return { ...next, seen: { ...thread.seen, [change.by]: Math.max(thread.seen[change.by], change.seq) } };
    case "interaction":
      return { ...next, interaction: change.interaction };
  }
}

/** Applies a frame's changes as far as they follow; `gap` tells that the rest must be asked for. */
export function appliedAll(thread: Thread, changes: readonly Change[]): { thread: Thread; gap: boolean } {
  let current = thread;
  const added: Entry[] = [];
  for (const change of changes) {
    // Entries are gathered and appended once: a backlog of thousands would otherwise be copied thousands of times.
    const step = applied(change.kind === "entry" ? { ...current, entries: [] } : current, change);
    if (step === "gap") return { thread: withEntries(current, thread, added), gap: true };
    if (step === "old") continue;
    if (change.kind === "entry") added.push(change.entry);
    current = { ...step, entries: thread.entries };
  }
  return { thread: withEntries(current, thread, added), gap: false };
}

function withEntries(current: Thread, before: Thread, added: Entry[]): Thread {
  return added.length === 0
    ? { ...current, entries: before.entries }
    : { ...current, entries: [...before.entries, ...added] };
}
