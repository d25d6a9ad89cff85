/** Characters; what is longer is no id that anybody will name again. */
const LONGEST_ID = 500;
/** Characters of a header that are looked at. */
const LONGEST_HEADER = 64 * 1024;
/** The platform answers no mail that refers to more (platform.md A7), and nobody's thread needs them. */
export const MOST_REFERENCES = 100;

/** The first message id of a header (RFC 5322 section 3.6.4), without brackets and the white space that folding left; null: none. */
export function messageId(header: string): string | null {
  return messageIds(header)[0] ?? null;
}

/** All message ids of a header in its order, each once, at most `MOST_REFERENCES`: the oldest and the newest. */
export function messageIds(header: string): string[] {
  const text = header.slice(0, LONGEST_HEADER);
  const bracketed = [...text.matchAll(/<([^<>]*)>/g)].map(([, id = ""]) => id);
  const found = bracketed.length > 0 ? bracketed : text.split(/[\s,]+/).filter((word) => word.includes("@"));
  const ids = found
    .map((id) => id.replaceAll(/[\s\p{Cc}<>]+/gu, ""))
    .filter((id) => id !== "" && id.length <= LONGEST_ID);
  return bounded([...new Set(ids)], MOST_REFERENCES);
}

/** The first of a list and its last: a thread is known by its root, and continued at its end. */
export function bounded(ids: readonly string[], most: number): string[] {
  const [first, ...others] = ids;
  return first === undefined || ids.length <= most ? [...ids] : [first, ...others.slice(ids.length - most)];
}
