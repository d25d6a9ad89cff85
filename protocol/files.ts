/** Recognised by their first bytes; anything else is refused. */
export const ACCEPTED_FILES = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "application/pdf",
  "text/plain",
  "audio/ogg",
  "audio/mpeg",
  "video/mp4",
  "application/zip",
] as const;
/** Of a file whose bytes say nothing that we know: everywhere a download. */
export const UNKNOWN_TYPE = "application/octet-stream";
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
