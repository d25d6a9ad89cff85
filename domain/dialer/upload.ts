import type { LineFault } from "./line-fault.ts";
import { isHeader, type ListRow, type ListRules, readListLine } from "./list-line.ts";
import { unfilled } from "./message-text.ts";
import { BEGINNING, type ListRecord, type Reading, readRecords } from "./separated-values.ts";

/** So many faults or warnings are listed; all are counted. */
export const MOST_LISTED = 1_000;

/** Faults or warnings, the first thousand of them, and how many lines they concern. */
export class FaultList {
  readonly listed: LineFault[] = [];
  lines = 0;
  /** Those that are not listed. */
  missed = 0;

  add(faults: readonly LineFault[]): void {
    const fits = faults.slice(0, MOST_LISTED - this.listed.length);
    if (faults.length > 0) this.lines += 1;
    this.listed.push(...fits);
    this.missed += faults.length - fits.length;
  }
}

/** Looks at every line of a list that comes in pieces; from the first wrong one on, no rows are given any more: all or nothing. */
export class ListInspection {
  readonly faults = new FaultList();
  readonly warnings = new FaultList();
  /** Good ones, while none was bad. */
  rows = 0;
  header = false;
  readonly #rules: ListRules;
  #reading: Reading = BEGINNING;
  #first = true;

  constructor(rules: ListRules) {
    this.#rules = rules;
  }

  /** The rows of the next piece; `last` when nothing follows. */
  read(piece: string, last: boolean): ListRow[] {
    const { records, reading } = readRecords(this.#reading, piece, last);
    this.#reading = reading;
    const rows: ListRow[] = [];
    for (const record of records) {
      const row = this.#look(record);
      if (row !== null) rows.push(row);
    }
    if (last && this.rows === 0 && this.faults.lines === 0)
      this.faults.add([{ line: 1, column: null, code: "no_rows", said: "There is no line in the file" }]);
    return this.faults.lines === 0 ? rows : [];
  }

  #look(record: ListRecord): ListRow | null {
    const first = this.#first;
    this.#first = false;
    if (first && isHeader(record)) {
      this.header = true;
      return null;
    }
    const row = readListLine(record, this.#rules);
    if (Array.isArray(row)) {
      this.faults.add(row);
      return null;
    }
    const missing = unfilled(row.message, row.data);
    if (missing.length > 0) {
      const said = `The row has no value for ${missing.join(", ")}`;
      this.warnings.add([{ line: record.line, column: 3, code: "variable_missing", said }]);
    }
    this.rows += 1;
    return row;
  }
}
