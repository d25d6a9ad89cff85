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
