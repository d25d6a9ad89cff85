/** Where the icons under a mail lead, on whichever host; whole, or inside the address of a gateway that looks at links first. */
const PATH = String.raw`(?:/|%2F)webhooks(?:/|%2F)ratings(?:/|%2F)`;
const LINK = new RegExp(`<a [^<>]*href="[^"<>]*${PATH}[^"<>]*"[^<>]*>.*?</a>\\s*`, "gis");
/** The row that the icons stood in, and the question above it, as they left us. */
const LEFT =
  /(?:<div style="margin-top:\s*16px;?">[^<]*<\/div>)?<div style="[^"]*letter-spacing:\s*6px;?">\s*<\/div>/gi;
const WRITTEN = new RegExp(String.raw` ?<?https?://[^\s<>]{1,1000}?${PATH}[^\s<>]{1,2000}>?`, "gi");

/** Safe HTML that is quoted, without the icons: whoever else reads it would rate in the customer's place. */
export function withoutIcons(safe: string): string {
  const bare = safe.replaceAll(LINK, "");
  return bare === safe ? safe : bare.replaceAll(LEFT, "");
}

/** The same of a text in which a client has written their addresses out. */
export function withoutIconAddresses(text: string): string {
  return text.replaceAll(WRITTEN, "");
}
