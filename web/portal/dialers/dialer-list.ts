import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DialerDraft, DialerResource } from "../../../protocol/dialer-fields.ts";
import type { DialerBoard } from "../../../protocol/dialers.ts";
import { problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";
import { dialers } from "./door.ts";

const ASK_EVERY_MS = 5_000;

/** The board that a socket has told last, and when, ms. */
let told: { board: DialerBoard; at: number } | null = null;

export interface DialerLine {
  dialer: DialerResource;
  /** Null where its object has not answered yet. */
  board: DialerBoard | null;
}

/** Every dialer that one may see, with its figures; null until it was read. Kept while one goes from screen to screen. */
export const dialerLines = signal<readonly DialerLine[] | null>(null);
export const dialersFailure = signal<string | null>(null);

export async function readDialers(): Promise<void> {
  const asked = Date.now();
  try {
    const lines = await dialers.all();
    const known = new Map(dialerLines.peek()?.map(({ dialer, board }) => [dialer.id, board]));
    dialerLines.value = lines.map(({ board, ...dialer }): DialerLine => {
      const newer = told?.board.dialer === dialer.id && told.at >= asked ? told.board : null;
      return { dialer, board: newer ?? board ?? known.get(dialer.id) ?? null };
    });
    dialersFailure.value = null;
  } catch (thrown) {
    dialersFailure.value = problemText(problemOf(thrown));
  }
}

/** The board that was just told by its socket, for the list beside it. */
export function keepBoard(board: DialerBoard): void {
  told = { board, at: Date.now() };
  const lines = dialerLines.peek();
  if (lines !== null)
    dialerLines.value = lines.map((line) => (line.dialer.id === board.dialer ? { ...line, board } : line));
}

/** Reads the list now, and again while the screen is looked at. */
export function useDialerLines(): void {
  useEffect(() => {
    void readDialers();
    const timer = setInterval(() => document.visibilityState === "visible" && void readDialers(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}

/** The door as a form uses it: the list is read again after each change. */
export const listedDialers = {
  one: (name: string): Promise<DialerResource> => dialers.one(name),
  create: (fields: DialerDraft): Promise<DialerResource> => thenRead(dialers.create(fields)),
  replace: (name: string, fields: DialerDraft & { version: number }): Promise<DialerResource> =>
    thenRead(dialers.replace(name, fields)),
};

async function thenRead<Kept>(written: Promise<Kept>): Promise<Kept> {
  const kept = await written;
  void readDialers();
  return kept;
}
