import type { LineFault } from "./line-fault.ts";
import { BEGINNING, readRecords } from "./separated-values.ts";
import type { ListReader } from "./upload.ts";

/** So many rows are looked at one by one. */
const MOST_ROWS = 100;

/** What the beginning of a list says before it is sent anywhere. */
export interface ListBeginning<Row> {
  /** Its first good rows, a hundred at most. */
  rows: { line: number; row: Row }[];
  /** Of all lines that were read: what is wrong, and which variables have no value. */
  faults: LineFault[];
  warnings: LineFault[];
  /** Lines that were read, a header among them. */
  lines: number;
}

/** Reads as much of a list as `text` holds; the last line counts only where the text is the whole file. */
export function listBeginning<Row extends object>(
  reader: ListReader<Row>,
  text: string,
  isWhole: boolean,
): ListBeginning<Row> {
  const { records } = readRecords(BEGINNING, text, isWhole);
  const beginning: ListBeginning<Row> = { rows: [], faults: [], warnings: [], lines: records.length };
  for (const [index, record] of records.entries()) {
    if (index === 0 && reader.isHeader(record)) continue;
    const row = reader.read(record);
    if (Array.isArray(row)) {
      beginning.faults.push(...row);
      continue;
    }
    beginning.warnings.push(...reader.warnings(row, record.line));
    if (beginning.rows.length < MOST_ROWS) beginning.rows.push({ line: record.line, row });
  }
  return beginning;
}
