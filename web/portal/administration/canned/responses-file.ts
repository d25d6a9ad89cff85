import { exportedLine } from "../../../../domain/dialer/exported-line.ts";
import { BEGINNING, readRecords } from "../../../../domain/dialer/separated-values.ts";
import { type CannedResponse, cannedResponse } from "../../../../protocol/configuration.ts";

const HEADER = ["key", "folder", "text"] as const;

/** A line of the file that cannot be a response, and why. */
export interface FileFault {
  line: number;
  why: "malformed" | "columns" | "key" | "text" | "folder" | "twice";
}

/** What a file of responses says: `key;folder;text` a line, a header line or none. All lines, or the faults of the wrong ones. */
export function readResponses(text: string): { items: CannedResponse[]; faults: FileFault[] } {
  const items: CannedResponse[] = [];
  const faults: FileFault[] = [];
  const keys = new Set<string>();
  const { records } = readRecords(BEGINNING, text.replace(/^\uFEFF/, ""), true);
  for (const { line, fields, fault } of records) {
    const [key = "", folder = "", said = "", ...rest] = fields;
    if (line === 1 && key.trim().toLowerCase() === HEADER[0]) continue;
    const why = fault !== null ? "malformed" : fields.length < HEADER.length || rest.some(Boolean) ? "columns" : null;
    const read = cannedResponse.safeParse({ key: key.trim(), folder, text: said });
    if (why !== null) faults.push({ line, why });
    else if (!read.success)
      faults.push({ line, why: HEADER.find((one) => one === read.error.issues[0]?.path[0]) ?? "text" });
    else if (keys.has(read.data.key.toLowerCase())) faults.push({ line, why: "twice" });
    else {
      keys.add(read.data.key.toLowerCase());
      items.push(read.data);
    }
  }
  return { items, faults };
}

/** The same file from a list, with its header. */
export function responsesFile(items: readonly CannedResponse[]): string {
  const lines = items.map(({ key, folder, text }) => exportedLine([key, folder, text]));
  return `\uFEFF${exportedLine(HEADER)}${lines.join("")}`;
}

/** A list after a file was read into it: responses of the same key take the new text, the others follow. */
export function merged(
  before: readonly CannedResponse[],
  read: readonly CannedResponse[],
): { items: CannedResponse[]; added: number; replaced: number } {
  const byKey = new Map(read.map((one) => [one.key.toLowerCase(), one]));
  // The file names no files: a response keeps those that it has.
  const renewed = (one: CannedResponse) => {
    const next = byKey.get(one.key.toLowerCase());
    return next === undefined ? one : { ...next, ...(one.files !== undefined && { files: one.files }) };
  };
  const known = new Set(before.map(({ key }) => key.toLowerCase()));
  const added = read.filter(({ key }) => !known.has(key.toLowerCase()));
  const items = [...before.map(renewed), ...added];
  return { items, added: added.length, replaced: read.length - added.length };
}
