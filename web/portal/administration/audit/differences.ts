/** One field of a record that somebody changed. */
export interface Difference {
  field: string;
  before: string;
  after: string;
}

/** Field by field what became what; of a record that is new, or gone, all of it. Nested fields stand with their path, `texts.es`. */
export function differences(before: unknown, after: unknown): Difference[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? "", after: is.get(field) ?? "" }))
    .filter((one) => one.before !== one.after);
}

function fieldsOf(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) fieldsOf(inner, path === "" ? key : `${path}.${key}`, into);
  else if (value !== null && value !== undefined) into.set(path, textOf(value));
  return into;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
