import { m } from "../../shared/paraglide/messages.js";

const WEIGHT = /^drawn by weight (\d+) of (\d+)$/;
/** What the delivery orders add: the number that was drawn, and how many could have had it. */
const CIRCUMSTANCES = /^(.*?)(?: at (\d\.\d\d))?(?: among (\d+))?$/;

const TEXTS: Record<string, () => string> = {
  "least recent": m.inbox_because_least_recent,
  "next in the row": m.inbox_because_next,
  "next in the row, second round": m.inbox_because_next_round,
  "longest without one": m.inbox_because_longest,
  "all the others refused": m.inbox_because_others_refused,
  preferred: m.inbox_because_known,
  "knows the customer": m.inbox_because_known,
  "taken by a supervisor": m.inbox_because_taken,
  "taken from the line": m.inbox_because_pulled,
  "given by a supervisor": m.inbox_because_given,
  // Nobody was chosen: there is no reason to tell.
  "begun by the agent": () => "",
};

/** Why it went to whom, as the dispatch recorded it, in the reader's language; an unknown reason as it came. */
export function becauseText(because: string): string {
  const [, reason = because, draw, count] = CIRCUMSTANCES.exec(because) ?? [];
  // Where there was nobody to choose from, how it would have been chosen is no reason.
  if (count === "1") return m.inbox_because_only();
  const drawn = draw === undefined ? reasonAlone(reason) : m.inbox_because_drawn({ reason: reasonAlone(reason), draw });
  return count === undefined ? drawn : m.inbox_because_among({ reason: drawn, count });
}

function reasonAlone(because: string): string {
  const [, weight, all] = WEIGHT.exec(because) ?? [];
  if (weight !== undefined && all !== undefined) return m.inbox_because_weight({ weight, all });
  return Object.hasOwn(TEXTS, because) ? (TEXTS[because]?.() ?? because) : because;
}
