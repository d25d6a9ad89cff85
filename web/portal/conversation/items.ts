import type { Entry, FileReference } from "../../../protocol/conversation-socket.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";
import type { Thread } from "../../shared/live/thread.ts";
import type { Unsent } from "../../shared/live/unsent.ts";

/** Messages of one person within this time stand together. */
const GROUP_MS = 5 * 60_000;

export type Mark = "sending" | "sent" | "seen" | "failed";

/** One line of the screen, made of the log; `key` stays the same from typing to seen. */
export type Item =
  | { kind: "day"; key: string; at: number }
  | { kind: "said" | "event" | "note" | "whisper"; key: string; entry: Entry }
  | {
      kind: "message";
      key: string;
      side: "in" | "out";
      text: string;
      file: FileReference | null;
      at: number;
      /** Shown above the first of a group: somebody else of the house. */
      author: string | null;
      first: boolean;
      last: boolean;
      mark: Mark | null;
      code: ProblemCode | null;
    }
  | { kind: "draft-note"; key: string; text: string; at: number; mark: Mark; code: ProblemCode | null };

export type MessageItem = Extract<Item, { kind: "message" }>;

/** The log and what is not yet in it, as lines: days, groups, marks. `me` is the reader's user id; `dayOf` names a local day. */
export function itemsOf(thread: Thread, unsent: Unsent, me: string, dayOf: (at: number) => string): Item[] {
  const items: Item[] = [];
  let day = "";
  for (const entry of thread.entries) {
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at);
      items.push({ kind: "day", key: `day-${day}`, at: entry.at });
    }
    items.push(itemOf(entry, thread, me));
  }
  // What is confirmed is in the log already, though its confirmation may still be on the way.
  const stored = new Set(thread.entries.slice(-unsent.length * 4 - 20).map(({ id }) => id));
  for (const { word, state, code, at } of unsent) {
    if (stored.has(word.id)) continue;
    const mark = state === "failed" ? "failed" : "sending";
    const common = { key: word.id, text: word.text, at, mark, code: code ?? null } as const;
    if (word.kind !== "message") items.push({ kind: "draft-note", ...common });
    else
      items.push({
        kind: "message",
        side: "out",
        file: word.file ?? null,
        author: null,
        first: true,
        last: true,
        ...common,
      });
  }
  return grouped(items);
}

function itemOf(entry: Entry, thread: Thread, me: string): Item {
  if (entry.kind === "event") {
    const kind = entry.event?.type === "said" && entry.text !== "" ? "said" : "event";
    return { kind, key: entry.id, entry };
  }
  if (entry.kind !== "message") return { kind: entry.kind, key: entry.id, entry };
  const side = entry.by.role === "visitor" ? "in" : "out";
  const seen = entry.seq !== null && entry.seq <= thread.seen.visitor;
  return {
    kind: "message",
    key: entry.id,
    side,
    text: entry.text,
    file: entry.file ?? null,
    at: entry.at,
    author: side === "out" && entry.by.id !== me ? entry.by.name : null,
    first: true,
    last: true,
    mark: side === "in" ? null : seen ? "seen" : "sent",
    code: null,
  };
}

/** Neighbours of the same side, author and fate stand together: only the last tells the time. */
function grouped(items: Item[]): Item[] {
  return items.map((item, index) => {
    if (item.kind !== "message") return item;
    const before = items[index - 1];
    const after = items[index + 1];
    return { ...item, first: !together(before, item), last: !together(item, after) };
  });
}

function together(one: Item | undefined, next: Item | undefined): boolean {
  if (one?.kind !== "message" || next?.kind !== "message") return false;
  const sameFate = one.mark === next.mark && one.mark !== "failed";
  return one.side === next.side && one.author === next.author && sameFate && next.at - one.at < GROUP_MS;
}
