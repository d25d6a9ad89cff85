import { daysCovering } from "./days-covering.ts";
import type { InteractionSearch } from "./interaction-page.ts";

/** More than that are not asked for as tags: the rows themselves are looked at. */
const MOST = 200;

/**
 * An FTS5 expression over the column `tags` for what a search asks besides its words: one that may let too much through (whole days,
 * lengths by their octal digits), never too little. Null: it asks for nothing.
 */
export function tagQuery(search: InteractionSearch, scope: string[] | "all"): string | null {
  const { agents, channel, state, closedFrom, closedUntil, ratingFrom = 1, ratingTo = 5, disposition = [] } = search;
  const rated = search.ratingFrom !== undefined || search.ratingTo !== undefined;
  const groups = [
    scope === "all" ? null : scope.map((id) => `c${hex(id)}`),
    agents?.map((id) => `a${hex(id)}`),
    channel === undefined ? null : [`h${hex(channel)}`],
    state === undefined ? null : [`s${hex(state)}`],
    rated ? from(ratingFrom, ratingTo).map((rating) => `r${rating}`) : null,
    lengths(search),
    closedFrom === undefined && closedUntil === undefined ? null : daysCovering(closedFrom, closedUntil),
    ...disposition.slice(0, 3).map((level, at) => [`l${at}${hex(level)}`]),
  ];
  const asked = groups.flatMap((group) => (group != null && group.length <= MOST ? [group] : []));
  if (asked.length === 0) return null;
  return `{tags} : (${asked.map((group) => `(${group.length === 0 ? NOTHING : group.join(" OR ")})`).join(" AND ")})`;
}

/** A tag that no row has. */
const NOTHING = "nothing";
/** Octal digits of the seconds of the longest. */
const LONGEST = 12;

function lengths({ lengthFrom, lengthTo }: InteractionSearch): string[] | null {
  if (lengthFrom === undefined && lengthTo === undefined) return null;
  const digits = (seconds: number) => seconds.toString(8).length;
  const last = lengthTo === undefined ? LONGEST : digits(lengthTo);
  return from(digits(lengthFrom ?? 0), last).map((length) => `g${length}`);
}

function from(first: number, last: number): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, n) => first + n);
}

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}
