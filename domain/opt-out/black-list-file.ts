import { type KnownNames, nameIn } from "../dialer/column-name.ts";
import {
  columnsOf,
  hasControlCharacter,
  isAddressHeading,
  isSpreadsheetNumber,
  type LineFault,
  recordFault,
  withFound,
} from "../dialer/line-fault.ts";
import { BEGINNING, type ListRecord, type Reading, readRecords } from "../dialer/separated-values.ts";
import { FaultList } from "../dialer/upload.ts";

const LONGEST_ADDRESS = 64;

/** SMS-119: `phone;campaign;`, an address and what it is not to be written to by. */
export interface BlackListLine {
  line: number;
  /** As the file has it, without the spaces around it. */
  phone: string;
  /** Null: by nobody. */
  campaign: string | null;
}

export interface BlackListRules {
  /** Campaigns and dialers that the uploader may see. */
  known: KnownNames;
  /** Who sees all may leave the campaign out. */
  mayBlockAll: boolean;
}

/** Looks at every line of a black list that comes in pieces. What is no number is no fault: nobody is written to for a typing error. */
export class BlackListInspection {
  readonly faults = new FaultList();
  rows = 0;
  /** Those of them without a campaign. */
  ofAll = 0;
  readonly #rules: BlackListRules;
  #reading: Reading = BEGINNING;
  #first = true;

  constructor(rules: BlackListRules) {
    this.#rules = rules;
  }

  /** The lines of the next piece; `last` when nothing follows. */
  read(piece: string, last: boolean): BlackListLine[] {
    const { records, reading } = readRecords(this.#reading, piece, last);
    this.#reading = reading;
    const lines = records.flatMap((record) => this.#look(record));
    if (last && this.rows === 0 && this.faults.lines === 0)
      this.faults.add([{ line: 1, column: null, code: "no_rows", said: "There is no line in the file" }]);
    return lines;
  }

  #look(record: ListRecord): BlackListLine[] {
    const first = this.#first;
    this.#first = false;
    if (first && isAddressHeading(record.fields[0] ?? "")) return [];
    const line = readLine(record, this.#rules);
    if (Array.isArray(line)) {
      this.faults.add(line);
      return [];
    }
    this.rows += 1;
    if (line.campaign === null) this.ofAll += 1;
    return [line];
  }
}

function readLine(record: ListRecord, { known, mayBlockAll }: BlackListRules): BlackListLine | LineFault[] {
  const whole = recordFault(record);
  if (whole !== null) return withFound([whole], record.raw === undefined ? record.fields : [record.raw]);
  const { line } = record;
  const columns = columnsOf(record);
  const [written = "", campaign = "", ...more] = columns;
  const phone = written.trim();
  const faults: LineFault[] = [];
  const refuse = (column: number, code: string, said: string) => faults.push({ line, column, code, said });

  if (phone === "") refuse(1, "empty", "There is no number");
  else if (isSpreadsheetNumber(phone)) refuse(1, "spreadsheet_number", "A spreadsheet changed this number");
  else if (phone.length > LONGEST_ADDRESS) refuse(1, "too_long", `At most ${LONGEST_ADDRESS} characters`);
  else if (hasControlCharacter(phone)) refuse(1, "control_character", "It holds a control character");
  const named = campaign.trim() === "" ? null : nameIn(campaign, known);
  if (named === null && !mayBlockAll)
    refuse(2, "all_forbidden", "Only who sees all campaigns may block for all of them");
  if (named !== null && "code" in named) refuse(2, named.code, named.said);
  if (more.some((field) => field.trim() !== "")) refuse(3, "columns", "A black list has two columns: phone;campaign");
  if (faults.length > 0) return withFound(faults, columns);
  return { line, phone, campaign: named !== null && "name" in named ? named.name : null };
}
