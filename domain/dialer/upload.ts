import type { LineFault } from "./line-fault.ts";
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

/** What the lines of a kind of list are. */
export interface ListReader<Row> {
  /** A first line of column names: no customer's address is called so. */
  isHeader(record: ListRecord): boolean;
  /** All that is wrong with a line, or its row. */
  read(record: ListRecord): Row | LineFault[];
  /** What its sender may not have meant. */
  warnings(row: Row, line: number): LineFault[];
}

/** Looks at every line of a list that comes in pieces; from the first wrong one on, no rows are given any more: all or nothing. */
export class ListInspection<Row extends object> {
  readonly faults = new FaultList();
  readonly warnings = new FaultList();
  /** Good ones, while none was bad. */
  rows = 0;
  header = false;
  readonly #reader: ListReader<Row>;
  #reading: Reading = BEGINNING;
  #first = true;

  constructor(reader: ListReader<Row>) {
    this.#reader = reader;
  }

  /** The rows of the next piece; `last` when nothing follows. */
  read(piece: string, last: boolean): Row[] {
    const { records, reading } = readRecords(this.#reading, piece, last);
    this.#reading = reading;
    const rows: Row[] = [];
    for (const record of records) {
      const row = this.#look(record);
      if (row !== null) rows.push(row);
    }
    if (last && this.rows === 0 && this.faults.lines === 0)
      this.faults.add([{ line: 1, column: null, code: "no_rows", said: "There is no line in the file" }]);
    return this.faults.lines === 0 ? rows : [];
  }

  #look(record: ListRecord): Row | null {
    const first = this.#first;
    this.#first = false;
    if (first && this.#reader.isHeader(record)) {
      this.header = true;
      return null;
    }
    const row = this.#reader.read(record);
    if (Array.isArray(row)) {
      this.faults.add(row);
      return null;
    }
    this.warnings.add(this.#reader.warnings(row, record.line));
    this.rows += 1;
    return row;
  }
}
