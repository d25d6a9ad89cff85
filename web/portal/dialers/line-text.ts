import { m } from "../../shared/paraglide/messages.js";
import type { BadLine } from "./bad-lines.ts";

type Fault = Omit<BadLine, "found">;
type Say = (fault: Fault, what: string) => string;

/** By code: where in the server's sentence the varying part stands, and the sentence in the reader's language. */
const REASONS: Record<string, readonly [RegExp | null, Say]> = {
  blank_line: [null, () => m.dialers_line_blank()],
  quote: [null, () => m.dialers_line_quote()],
  too_long: [null, () => m.dialers_line_too_long()],
  unknown_campaign: [/^Campaign (.+) does not exist$/, (_, what) => m.dialers_line_unknown_campaign({ what })],
  spaces: [/write (\S+)$/, (_, what) => m.dialers_line_spaces({ what })],
  line_number: [/\? (\S+) exists$/, (_, what) => m.dialers_line_line_number({ what })],
  other_dialer: [/names (\S+),/, (_, what) => m.dialers_line_other_dialer({ what })],
  columns: [/has (\d+) (?:of|columns)/, (_, what) => m.dialers_line_columns({ what })],
  empty: [null, emptyText],
  variables: [null, () => m.dialers_line_variables({ pairs: '"Name":"value","Other":"value"' })],
  spreadsheet_number: [null, () => m.dialers_line_spreadsheet()],
  priority: [null, () => m.dialers_line_priority()],
  control_character: [null, () => m.dialers_line_control()],
  special_character: [/character (\S) may/, (_, what) => m.dialers_line_special({ what })],
  not_a_number: [null, () => m.dialers_line_not_a_number()],
  all_forbidden: [null, () => m.dialers_line_all_forbidden()],
  no_rows: [null, () => m.dialers_line_no_rows()],
  username: [null, () => m.people_line_username()],
  name: [null, () => m.people_line_name()],
  formula: [null, () => m.people_line_formula()],
  role: [null, () => m.people_line_role()],
  extension: [null, () => m.people_line_extension()],
  language: [null, () => m.people_line_language()],
  twice: [/line (\d+) already$/, (_, what) => m.people_line_twice({ what })],
  taken: [null, () => m.people_line_taken()],
  unknown_group: [/no group (.+)$/, (_, what) => m.people_line_group({ what })],
  forbidden: [null, () => m.people_line_forbidden()],
  too_many: [/most (\d+) people/, (_, what) => m.people_line_too_many({ what })],
  variable_missing: [/value for (.+)$/, (_, what) => m.dialers_line_variable({ what })],
};

function emptyText({ column, detail }: Fault): string {
  if (column !== 3) return m.dialers_line_empty_destiny();
  return detail.includes("no subject") ? m.dialers_line_empty_subject() : m.dialers_line_empty_message();
}

/** What is wrong with a line, in the reader's language; what we have no words for is said in the server's. */
export function lineText(line: Fault): string {
  const [where, say] = REASONS[line.code] ?? [null, () => line.detail];
  if (where === null) return say(line, "");
  const what = where.exec(line.detail)?.[1];
  return what === undefined ? line.detail : say(line, what);
}

const COLUMNS = [
  m.dialers_column_campaign,
  m.dialers_column_destiny,
  m.dialers_column_message,
  m.dialers_column_priority,
  m.dialers_column_device,
] as const;

/** The name of a column of a dialer's list (SMS-60). */
export function listColumn(column: number | null): string {
  if (column === null) return m.dialers_bad_whole();
  return COLUMNS[column - 1]?.() ?? m.dialers_column_data({ number: column - COLUMNS.length });
}

const MAIL_COLUMNS = [
  m.dialers_column_campaign,
  m.dialers_column_email,
  m.dialers_column_subject,
  m.dialers_column_template,
  m.dialers_column_variables,
  m.dialers_column_priority,
] as const;

/** The name of a column of a list of mails (EML-70). */
export function mailListColumn(column: number | null): string {
  return column === null ? m.dialers_bad_whole() : (MAIL_COLUMNS[column - 1]?.() ?? String(column));
}

/** The name of a column of a black list: `phone;campaign;` (SMS-119). */
export function blackListColumn(column: number | null): string {
  if (column === null) return m.dialers_bad_whole();
  return column === 1 ? m.dialers_column_phone() : m.dialers_column_campaign();
}
