import { type ContactHours, contactableAt } from "./contact-hours.ts";

/** Rows taken from the spool at a time (SMS-50). */
export const CLAIM = 50;

/** What a row's way depends on before it is sent. */
export interface ClaimedRow {
  id: number;
  /** E.164, or as the file has it. */
  address: string;
  /** Column 5: port or sender; empty: the dialer's. */
  device: string;
}

/** Rows that may leave now, in their order, and those that wait for the customer's own morning, with the ms at which it comes. */
export interface Sorted<Row> {
  now: Row[];
  later: { row: Row; notBefore: number }[];
}

/** SCH-7: holds back who may not be written to at this hour of theirs. Null hours hold nobody back. */
export function sortByContactHours<Row extends ClaimedRow>(
  rows: readonly Row[],
  hours: ContactHours | null,
  zone: string,
  at: number,
): Sorted<Row> {
  const sorted: Sorted<Row> = { now: [], later: [] };
  for (const row of rows) {
    const notBefore = hours === null ? at : contactableAt(row.address, hours, zone, at);
    if (notBefore <= at) sorted.now.push(row);
    else sorted.later.push({ row, notBefore });
  }
  return sorted;
}

/** The sender or port that a row leaves by: its Device, else the dialer's dial string (SMS-44), else the account's own (null). */
export function senderOf(row: Pick<ClaimedRow, "device">, dialString: string): string | null {
  return row.device || dialString || null;
}

/** `d.<dialer>.<row>`: the reference by which a receipt finds its row again. */
export function rowReference(dialer: string, row: number): string {
  return `d.${dialer}.${row}`;
}
