/** Always a download, never a document of our origin (platform: uploads are hostile). */
export function downloadHeaders(name: string, type: string | undefined): HeadersInit {
  return {
    "Content-Type": type ?? "application/octet-stream",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=3600",
  };
}

/** A table that is written while it is read, saved under `name`: letters, digits, `_`, `-` and a dot. */
export function tableHeaders(name: string): Record<string, string> {
  return { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"` };
}
