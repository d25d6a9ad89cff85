/**
 * Whether a page may use the campaign (WEB-54). `origin` is an Origin or Referer header; entries are exact hosts, `host:port` or
 * `*.host`, which stands for every host below it but not for itself. An empty list allows any; a caller without a page (null) none else.
 */
export function allows(entries: readonly string[], origin: string | null): boolean {
  if (entries.length === 0) return true;
  const url = origin === null ? null : URL.parse(origin);
  if (url === null || url.hostname === "") return false;
  return entries.some((entry) => matches(entry.trim().toLowerCase(), url));
}

function matches(entry: string, url: URL): boolean {
  if (entry.startsWith("*.")) return url.hostname.endsWith(entry.slice(1)) && url.hostname.length > entry.length - 1;
  return entry === (entry.includes(":") ? url.host : url.hostname);
}
