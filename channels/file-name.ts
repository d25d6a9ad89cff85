const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "audio/ogg": "ogg",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/aac": "aac",
  "audio/amr": "amr",
  "video/mp4": "mp4",
  "video/3gpp": "3gp",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "text/plain": "txt",
  "text/vcard": "vcf",
};

/** A name for a file to which its sender gave none: `photo.jpg`; without an extension where the type is not known. */
export function fileName(stem: string, type: string): string {
  const extension = EXTENSIONS[(type.split(";")[0] ?? "").trim().toLowerCase()];
  return extension === undefined ? stem : `${stem}.${extension}`;
}
