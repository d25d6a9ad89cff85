/** What was typed as an address that a link may lead to: `example.com` is meant as https, `ana@example.com` as mail; null: it is none. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  if (url === null) return null;
  if (url.protocol === "mailto:" || url.protocol === "tel:") return url.href;
  return /^https?:$/.test(url.protocol) && url.hostname.includes(".") ? url.href : null;
}
