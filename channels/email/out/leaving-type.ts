import { UNKNOWN_TYPE } from "../../../protocol/files.ts";

const ZIP = "application/zip";
const OFFICE = "application/vnd.openxmlformats-officedocument.";
const OPEN = "application/vnd.oasis.opendocument.";

/** Of names that end so, where the bytes say no more than *a file* or *a zip*: clients open a file by its type, and pages are not among them. */
const BY_ENDING: ReadonlyMap<string, string> = new Map([
  ["docx", `${OFFICE}wordprocessingml.document`],
  ["xlsx", `${OFFICE}spreadsheetml.sheet`],
  ["pptx", `${OFFICE}presentationml.presentation`],
  ["odt", `${OPEN}text`],
  ["ods", `${OPEN}spreadsheet`],
  ["odp", `${OPEN}presentation`],
  ["doc", "application/msword"],
  ["xls", "application/vnd.ms-excel"],
  ["ppt", "application/vnd.ms-powerpoint"],
  ["rtf", "application/rtf"],
  ["csv", "text/csv"],
  ["ics", "text/calendar"],
  ["vcf", "text/vcard"],
  ["xml", "application/xml"],
  ["json", "application/json"],
  ["tif", "image/tiff"],
  ["tiff", "image/tiff"],
  ["heic", "image/heic"],
  ["wav", "audio/wav"],
  ["mov", "video/quicktime"],
  ["7z", "application/x-7z-compressed"],
]);

/** What a file is called on its way out: what its bytes are, else what its name's ending promises, else a file. */
export function leavingType({ name, type }: { name: string; type: string }): string {
  if (type !== UNKNOWN_TYPE && type !== ZIP) return type;
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return BY_ENDING.get(ending) ?? type;
}
