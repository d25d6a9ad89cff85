import type { Entry } from "../../../protocol/conversation-entry.ts";
import type { FileReference } from "../../../protocol/conversation-word.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";
import type { Thread } from "../../shared/live/thread.ts";
import type { Unsent, UnsentWord } from "../../shared/live/unsent.ts";
import { type Fate, fateOf, isTrouble, type Mark } from "./marks.ts";

/** Messages of one person within this time stand together. */
const GROUP_MS = 5 * 60_000;

/** One line of the screen, made of the log; `key` stays the same from typing to seen. */
export type Item =
  | { kind: "day"; key: string; at: number }
  | { kind: "event" | "note" | "whisper"; key: string; entry: Entry }
  /** A text of the campaign; `fate` only where a carrier brings it. */
  | { kind: "said"; key: string; entry: Entry; fate: Fate | null }
  | {
      kind: "message";
      key: string;
      side: "in" | "out";
      text: string;
      file: FileReference | null;
      /** Name of the template as which it left. */
      template: string | null;
      at: number;
      /** Shown above the first of a group: somebody else of the house. */
      author: string | null;
      /** Written by another program, not by a person. */
      program: boolean;
      first: boolean;
      last: boolean;
      mark: Mark | null;
      /** Why our server refused it; then it is in no log. */
      code: ProblemCode | null;
      /** Why it did not arrive, in the carrier's words. */
      reason: string;
      /** In the log: what has failed can be sent again, and not be deleted. */
      stored: boolean;
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
      items.push({ kind: "day", key: `day-${entry.id}`, at: entry.at });
    }
    items.push(itemOf(entry, thread, me));
  }
  // What is confirmed is in the log already, though its confirmation may still be on the way.
  const stored = new Set(thread.entries.slice(-unsent.length * 4 - 20).map(({ id }) => id));
  for (const one of unsent) if (!stored.has(one.word.id)) items.push(unsentItem(one));
  return grouped(items);
}

function itemOf(entry: Entry, thread: Thread, me: string): Item {
  if (entry.kind === "event") {
    if (entry.event?.type !== "said" || entry.text === "") return { kind: "event", key: entry.id, entry };
    const fate = thread.deliveries.has(entry.id) ? fateOf(entry, thread) : null;
    return { kind: "said", key: entry.id, entry, fate };
  }
  if (entry.kind !== "message") return { kind: entry.kind, key: entry.id, entry };
  const out = entry.by.role !== "visitor";
  const fate = out ? fateOf(entry, thread) : { mark: null, reason: "" };
  return {
    kind: "message",
    key: entry.id,
    side: out ? "out" : "in",
    text: entry.text,
    file: entry.file ?? null,
    template: entry.template?.name ?? null,
    at: entry.at,
    author: out && entry.by.id !== me ? entry.by.name : null,
    program: entry.by.role === "system",
    first: true,
    last: true,
    code: null,
    stored: true,
    ...fate,
  };
}

function unsentItem({ word, state, code, at }: UnsentWord): Item {
  const mark = state === "failed" ? "failed" : "sending";
  const common = { key: word.id, text: word.text, at, mark, code: code ?? null } as const;
  if (word.kind !== "message") return { kind: "draft-note", ...common };
  return {
    kind: "message",
    side: "out",
    file: word.file ?? null,
    template: word.template?.name ?? null,
    author: null,
    program: false,
    first: true,
    last: true,
    reason: "",
    stored: false,
    ...common,
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
  const sameFate = one.mark === next.mark && !isTrouble(one.mark);
  const sameHand = one.side === next.side && one.author === next.author && one.program === next.program;
  return sameHand && sameFate && one.template === null && next.template === null && next.at - one.at < GROUP_MS;
}
