import { type Letter, missingVariables, wordingOf } from "../mail/letter.ts";
import { type KnownNames, nameIn } from "./column-name.ts";
import { hasControlCharacter, type LineFault, recordFault, withFound } from "./line-fault.ts";
import { HEADER_CAMPAIGN } from "./list-line.ts";
import { mailColumns, readVariables } from "./mail-columns.ts";
import type { ListRecord } from "./separated-values.ts";
import type { ListReader } from "./upload.ts";

const LONGEST_ADDRESS = 254;
const LONGEST_SUBJECT = 500;
const FEWEST_COLUMNS = 4;
const MOST_COLUMNS = 6;
/** Of a line that has none (EML-71). */
const USUAL_PRIORITY = 9_999;
const MAIL_HEADING = /^(e-?mails?|mails?|correos?( electr(o|ó)nicos?)?|address(es)?|destin(o|y|atario)s?)$/;

/** What a line of a list of mails must be. */
export interface MailRules {
  /** Name of the dialer that it is uploaded to, and of its campaign: the first column is one of them. */
  dialer: string;
  campaign: string;
  /** All dialers that the uploader may see, and that campaign. */
  known: KnownNames;
  letter: Letter;
}

/** EML-70: `campaign;email;subject-or-message;template;variables;priority`. */
export interface MailRow {
  /** As the file has it. */
  destiny: string;
  /** The subject where there is a template, else the mail itself. */
  message: string;
  /** Of this row alone; empty: the dialer's. */
  template: string;
  values: Record<string, string>;
  priority: number;
}

/** Reads lists of mails; what the dialer itself has to say decides which columns may be empty (EML-64). */
export function mailList(rules: MailRules): ListReader<MailRow> {
  return {
    isHeader: ({ fields: [campaign = "", address = ""] }) =>
      HEADER_CAMPAIGN.test(campaign.trim().toLowerCase()) && MAIL_HEADING.test(address.trim().toLowerCase()),
    read: (record) => readMailLine(record, rules),
    warnings({ message, template, values }, line) {
      const missing = missingVariables(wordingOf(rules.letter, { message, template, values }), values);
      if (missing.length === 0) return [];
      const said = `The row has no value for ${missing.map((name) => `\${${name}}`).join(", ")}`;
      return [{ line, column: 5, code: "variable_missing", said }];
    },
  };
}

/** All that is wrong with a line (EML-75), or its row. */
export function readMailLine(record: ListRecord, rules: MailRules): MailRow | LineFault[] {
  const fields = mailColumns(record);
  const whole = recordFault(fields === null ? record : { ...record, fault: null, fields });
  if (fields === null || whole !== null) return whole === null ? [] : withFound([whole], fields ?? [record.raw ?? ""]);
  // A separator at the end of a line adds no column (SMS-61).
  const columns = fields.length > MOST_COLUMNS && fields.at(-1) === "" ? fields.slice(0, -1) : fields;
  const [campaign = "", destiny = "", message = "", template = "", variables = "", priority = ""] = columns;
  const faults: LineFault[] = [];
  const refuse = (column: number | null, code: string, said: string) =>
    faults.push({ line: record.line, column, code, said });

  const wrongName = nameFault(campaign, rules);
  if (wrongName !== null) refuse(1, ...wrongName);
  if (columns.length < FEWEST_COLUMNS || columns.length > MOST_COLUMNS) {
    const form = "campaign;email;subject or message;template;variables;priority";
    refuse(null, "columns", `It has ${columns.length} columns, four to six are needed: ${form}`);
    return withFound(faults, columns);
  }
  if (destiny.trim() === "") refuse(2, "empty", "There is no address");
  else if (destiny.length > LONGEST_ADDRESS) refuse(2, "too_long", `At most ${LONGEST_ADDRESS} characters`);
  const wording = wordingOf(rules.letter, { message, template, values: {} });
  if (wording.body.trim() === "") refuse(3, "empty", "There is no message, and the dialer has no template");
  else if (wording.subject.trim() === "") refuse(3, "empty", "There is no subject, and the dialer has none");
  else if (wording.subject.length > LONGEST_SUBJECT)
    refuse(3, "too_long", `The subject has ${wording.subject.length} characters, at most ${LONGEST_SUBJECT}`);
  const values = readVariables(variables);
  if (values === null) refuse(5, "variables", 'Variables are pairs as "Name":"value","Other":"value"');
  if (priority.trim() !== "" && !/^\d{1,7}$/.test(priority.trim()))
    refuse(6, "priority", "The priority is a whole number from 0 to 9999999");
  for (const [index, text] of columns.entries())
    if (hasControlCharacter(text)) refuse(index + 1, "control_character", "It holds a control character");
  if (faults.length > 0 || values === null) return withFound(faults, columns);
  const rank = priority.trim() === "" ? USUAL_PRIORITY : Number(priority);
  return { destiny, message, template, values, priority: rank };
}

function nameFault(written: string, { dialer, campaign, known }: MailRules): [code: string, said: string] | null {
  const named = nameIn(written, known);
  if ("code" in named) return [named.code, named.said];
  const isOurs = [dialer, campaign].some((name) => name.toLowerCase() === named.name.toLowerCase());
  return isOurs ? null : ["other_dialer", `The line names ${named.name}, the file is uploaded to ${dialer}`];
}
