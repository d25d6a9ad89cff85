/** What the names in a column may say, by their lower case, as they are written properly. */
export type KnownNames = ReadonlyMap<string, string>;

export interface NameFault {
  code: "unknown_campaign" | "spaces" | "line_number";
  said: string;
}

const LONGEST_SHOWN = 64;

/** The name that a column means, without case; else what is wrong with it. What somebody may not see is not among the known (SMS-71). */
export function nameIn(written: string, known: KnownNames): { name: string } | NameFault {
  const name = known.get(written.toLowerCase());
  if (name !== undefined) return { name };
  const trimmed = known.get(written.trim().toLowerCase());
  if (trimmed !== undefined)
    return { code: "spaces", said: `There is a space before or after the name: write ${trimmed}` };
  const numberless = known.get(
    written
      .replace(/^\s*\d+[\s.:)-]*/, "")
      .trim()
      .toLowerCase(),
  );
  if (numberless !== undefined) return { code: "line_number", said: `Pasted line number? ${numberless} exists` };
  return { code: "unknown_campaign", said: `Campaign ${shown(written)} does not exist` };
}

/** As they are written, by themselves without case. */
export function knownNames(names: Iterable<string>): KnownNames {
  return new Map(Array.from(names, (name) => [name.toLowerCase(), name]));
}

function shown(written: string): string {
  const plain = written.trim();
  if (plain === "") return "without a name";
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
}
