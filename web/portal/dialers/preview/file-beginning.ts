/** Bytes of a file that are looked at before it is sent. */
const LOOKED_AT = 256 * 1024;

export interface FileBeginning {
  text: string;
  isWhole: boolean;
}

/** The beginning of a list as the server will read it: UTF-8, or what spreadsheets write where it is none. */
export async function fileBeginning(file: Blob): Promise<FileBeginning> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  const isWhole = file.size <= LOOKED_AT;
  const read = (encoding: string, fatal: boolean) =>
    new TextDecoder(encoding, { fatal }).decode(bytes, { stream: !isWhole });
  try {
    return { text: read("utf-8", true), isWhole };
  } catch {
    return { text: read("windows-1252", false), isWhole };
  }
}
