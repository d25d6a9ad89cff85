import type { Context } from "hono";
import type { FileReference } from "../../protocol/conversation-word.ts";
import { sniffed } from "../../protocol/file-type.ts";
import { ACCEPTED_FILES, MAX_FILE_BYTES, UNKNOWN_TYPE } from "../../protocol/files.ts";
import { refuse } from "../problems.ts";

/** The length that is announced; refused where there is none, or too much. */
export function announcedSize(c: Context): number {
  const size = Number(c.req.header("Content-Length") ?? Number.NaN);
  if (!(size > 0)) refuse("invalid_input", "The length of the file is needed");
  if (size > MAX_FILE_BYTES) refuse("too_large", `At most ${MAX_FILE_BYTES} bytes`);
  return size;
}

/**
 * The body as a file that we take, at most `MAX_FILE_BYTES`: its type is what its bytes are, whatever its sender claims. Other types than
 * `ACCEPTED_FILES` are refused, but where `goesByMail`: a mail carries whatever its writer attaches, as a download.
 */
export async function receivedFile(c: Context, goesByMail = false): Promise<FileReference & { bytes: ArrayBuffer }> {
  announcedSize(c);
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > MAX_FILE_BYTES) refuse("too_large", `At most ${MAX_FILE_BYTES} bytes`);
  const known = sniffed(new Uint8Array(bytes), c.req.header("Content-Type") ?? "");
  const type = known ?? (goesByMail ? UNKNOWN_TYPE : null);
  if (type === null) refuse("unsupported_file", `Accepted are ${ACCEPTED_FILES.join(", ")}`);
  const name = fileName(c.req.header("X-File-Name"));
  return { id: crypto.randomUUID(), name, type, size: bytes.byteLength, bytes };
}

function fileName(header: string | undefined): string {
  let name = "";
  try {
    name = decodeURIComponent(header ?? "");
  } catch {
    refuse("invalid_input", "The name of the file is not percent-encoded");
  }
  // Control characters and path separators have no place in a name that somebody will save.
  const clean = name
    .replaceAll(/[\p{C}/\\]/gu, "_")
    .trim()
    .slice(-200);
  return clean === "" ? "file" : clean;
}
