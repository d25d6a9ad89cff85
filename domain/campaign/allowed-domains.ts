const DEFAULT_PORTS: Record<string, string> = { "http:": "80", "https:": "443" };

/**
 * Whether a page may use the campaign (WEB-54, WEB-55). `origin` is an Origin or Referer header. Entries are exact hosts on any port,
 * `host:port`, or `*.host`, which stands for every host below it but not for itself. An empty list allows any; else a caller without
 * a page (null), or with one that is not on the web, is refused.
 */
export function allows(entries: readonly string[], origin: string | null): boolean {
  if (entries.length === 0) return true;
  const page = origin === null ? null : URL.parse(origin);
  if (page === null || !(page.protocol in DEFAULT_PORTS)) return false;
  return entries.some((entry) => matches(entry.trim().toLowerCase(), page));
}

function matches(entry: string, page: URL): boolean {
  if (entry.startsWith("*.")) return page.hostname.endsWith(entry.slice(1)) && page.hostname.length >= entry.length;
  if (entry.includes(":")) return entry === `${page.hostname}:${page.port || DEFAULT_PORTS[page.protocol]}`;
  return entry === page.hostname;
}
