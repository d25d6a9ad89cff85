import { type KnownNames, nameIn } from "./column-name.ts";
import {
  columnsOf,
  hasControlCharacter,
  isAddressHeading,
  isSpreadsheetNumber,
  type LineFault,
  recordFault,
  withFound,
} from "./line-fault.ts";
import { unfilled } from "./message-text.ts";
import type { ListRecord } from "./separated-values.ts";
import { specialCharacter } from "./special-characters.ts";
import type { ListReader } from "./upload.ts";

export const LONGEST_MESSAGE = 2_000;
const LONGEST_ADDRESS = 64;
const FEWEST_COLUMNS = 4;

/** What a line of a dialer's list must be. */
export interface ListRules {
  /** Name of the dialer that it is uploaded to. */
  dialer: string;
  /** All dialers that the uploader may see, that one among them. */
  known: KnownNames;
  /** SMS-74 */
  refuseSpecialCharacters: boolean;
}

/** SMS-60: `campaign;destiny;message;priority`, then Device and the values of the text's variables. */
export interface ListRow {
  /** As the file has it. */
  destiny: string;
  message: string;
  priority: number;
  device: string;
  data: string[];
}

/** Reads lists of phone numbers. */
export function phoneList(rules: ListRules): ListReader<ListRow> {
  return {
    isHeader,
    read: (record) => readListLine(record, rules),
    warnings({ message, data }, line) {
      const missing = unfilled(message, data);
      if (missing.length === 0) return [];
      return [{ line, column: 3, code: "variable_missing", said: `The row has no value for ${missing.join(", ")}` }];
    },
  };
}

/** All that is wrong with a line (SMS-71 to SMS-75), or its row. */
export function readListLine(record: ListRecord, rules: ListRules): ListRow | LineFault[] {
  const whole = recordFault(record);
  if (whole !== null) return withFound([whole], record.raw === undefined ? record.fields : [record.raw]);
  const columns = columnsOf(record);
  const [campaign = "", destiny = "", message = "", priority = "", device = "", ...data] = columns;
  const faults: LineFault[] = [];
  const refuse = (column: number | null, code: string, said: string) =>
    faults.push({ line: record.line, column, code, said });

  const named = nameIn(campaign, rules.known);
  if ("code" in named) refuse(1, named.code, named.said);
  else if (named.name.toLowerCase() !== rules.dialer.toLowerCase())
    refuse(1, "other_dialer", `The line names ${named.name}, the file is uploaded to ${rules.dialer}`);
  if (columns.length < FEWEST_COLUMNS) {
    refuse(null, "columns", `It has ${columns.length} of at least four columns: campaign;destiny;message;priority`);
    return withFound(faults, columns);
  }
  if (destiny.trim() === "") refuse(2, "empty", "There is no destination");
  else if (isSpreadsheetNumber(destiny)) refuse(2, "spreadsheet_number", "A spreadsheet changed this number");
  else if (destiny.length > LONGEST_ADDRESS) refuse(2, "too_long", `At most ${LONGEST_ADDRESS} characters`);
  if (message.trim() === "") refuse(3, "empty", "There is no message");
  else if (message.length > LONGEST_MESSAGE)
    refuse(3, "too_long", `The message has ${message.length} characters, at most ${LONGEST_MESSAGE}`);
  if (!/^\d{1,7}$/.test(priority.trim())) refuse(4, "priority", "The priority is a whole number from 0 to 9999999");
  if (device.length > LONGEST_ADDRESS) refuse(5, "too_long", `At most ${LONGEST_ADDRESS} characters`);
  for (let index = 1; index < columns.length; index++) {
    const text = columns[index] ?? "";
    const special = rules.refuseSpecialCharacters && isText(index) ? specialCharacter(text) : null;
    if (hasControlCharacter(text)) refuse(index + 1, "control_character", "It holds a control character");
    if (special !== null) refuse(index + 1, "special_character", `The character ${special} may not stand here`);
  }
  if (faults.length > 0) return withFound(faults, columns);
  return { destiny, message, priority: Number(priority), device: device.trim(), data };
}

/** The message and whatever follows the priority; the address is spared (SMS-75). */
function isText(index: number): boolean {
  return index === 2 || index > 3;
}

export const HEADER_CAMPAIGN = /^(campaigns?|campa(ñ|n|nh)as?|dialers?|discador(es)?|marcador(es)?)$/;

/** A first line of column names, as `campaign;destiny;menssage;priority`: no customer's address is called so. */
function isHeader({ fields: [campaign = "", destiny = ""] }: ListRecord): boolean {
  return HEADER_CAMPAIGN.test(campaign.trim().toLowerCase()) && isAddressHeading(destiny);
}
