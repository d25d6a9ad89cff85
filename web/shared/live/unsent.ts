import type { Word } from "../../../protocol/conversation-word.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";

/** A word of ours that the server has not confirmed: still to go, on its way, or refused for good. */
export interface UnsentWord {
  word: Word;
  state: "queued" | "sent" | "failed";
  code?: ProblemCode;
  /** ms when it was typed. */
  at: number;
}

const WORDS_A_FRAME = 20;
/** UTF-16 code units of words in one frame: the server refuses more than 16,384 with all around them. */
const FRAME_ROOM = 15_000;

/**
 * The words of one tab to one conversation, in order. One frame is on its way at a time; what is typed meanwhile goes as the next.
 * Functions of the list: a resend is harmless, ids are ours.
 */
export type Unsent = readonly UnsentWord[];

/** The words of the next frame, or none while one is on its way. */
export function nextFrame(unsent: Unsent): Word[] {
  if (unsent.some((one) => one.state === "sent")) return [];
  const words: Word[] = [];
  let room = FRAME_ROOM;
  for (const { word, state } of unsent) {
    if (state === "failed") continue;
    const size = JSON.stringify(word).length;
    if (words.length === WORDS_A_FRAME || (size > room && words.length > 0)) break;
    words.push(word);
    room -= size;
  }
  return words;
}

/** These went out; no answer has come yet. */
export function sent(unsent: Unsent, words: readonly Word[]): Unsent {
  const ids = new Set(words.map((word) => word.id));
  return unsent.map((one) => (ids.has(one.word.id) ? { ...one, state: "sent" } : one));
}

/** The connection was lost, or no answer came: everything goes again, in order, before anything new. */
export function again(unsent: Unsent): Unsent {
  return unsent.map((one) => (one.state === "sent" ? { ...one, state: "queued" } : one));
}

/** Stored at the server, seen by acknowledgement or by its echo. */
export function stored(unsent: Unsent, ids: Iterable<string>): Unsent {
  const done = new Set(ids);
  const left = unsent.filter((one) => !done.has(one.word.id));
  return left.length === unsent.length ? unsent : left;
}

/** The server has said why it does not take it. */
export function refused(unsent: Unsent, id: string, code: ProblemCode): Unsent {
  return unsent.map((one) => (one.word.id === id ? { ...one, state: "failed", code } : one));
}

/** The reader asks for another try: the word keeps its id, so nothing can be doubled. */
export function retried(unsent: Unsent, id: string): Unsent {
  return unsent.map((one) =>
    one.word.id === id && one.state === "failed" ? { word: one.word, at: one.at, state: "queued" } : one,
  );
}

/** The reader gives up what has failed. */
export function deleted(unsent: Unsent, id: string): Unsent {
  return unsent.filter((one) => one.word.id !== id || one.state !== "failed");
}
