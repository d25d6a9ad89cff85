import { suggestName } from "../campaign/names.ts";

const LONGEST_NAME = 64;
const ENDING = /\.csv$/i;

export interface FileNameFault {
  code: "not_csv" | "odd_characters" | "too_long" | "empty";
  said: string;
}

/** SMS-62, SMS-70: `[A-Za-z0-9_-]{1,64}.csv`, the ending in any case. Null: it may be uploaded. */
export function fileNameFault(name: string): FileNameFault | null {
  if (!ENDING.test(name)) return { code: "not_csv", said: "The name of a list ends in .csv" };
  const stem = name.replace(ENDING, "");
  if (stem === "") return { code: "empty", said: "The file has no name before .csv" };
  if (stem.length > LONGEST_NAME)
    return { code: "too_long", said: `The name has ${stem.length} characters before .csv, at most ${LONGEST_NAME}` };
  if (/^[A-Za-z0-9_-]+$/.test(stem)) return null;
  const better = suggestName(stem);
  const said = "Only letters A to Z, digits, _ and - may stand in the name of a file, no spaces";
  return { code: "odd_characters", said: better === "" ? said : `${said}: try ${better}.csv` };
}
