import type { CannedChoice } from "../../../protocol/canned.ts";
import { plain } from "../plain.ts";

export type Canned = CannedChoice;

/** What may stand in a canned response: `${name}`. */
export interface Variables {
  name: string;
  agent: string;
  case: string;
  campaign: string;
}

const MOST_SHOWN = 8;

/** The word that is being typed after a `/` at the caret; null when there is none. */
export function slashAt(text: string, caret: number): { from: number; filter: string } | null {
  const match = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret));
  if (match === null) return null;
  const filter = match[1] ?? "";
  return { from: caret - filter.length - 1, filter };
}

/** Those whose key begins with the word first, then those that have it anywhere; at most eight. */
export function cannedFor(all: readonly Canned[], filter: string): readonly Canned[] {
  const wanted = plain(filter);
  const begins = (one: Canned) => plain(one.key).startsWith(wanted);
  const has = (one: Canned) => plain(`${one.key} ${one.text}`).includes(wanted);
  return [...all.filter(begins), ...all.filter((one) => !begins(one) && has(one))].slice(0, MOST_SHOWN);
}

/** The response with its variables filled; a name that nobody knows stays, for the agent to see and fill. */
export function filled(text: string, variables: Variables): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? variables[name as keyof Variables] || whole : whole,
  );
}
