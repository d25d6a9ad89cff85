import type { Context } from "hono";

/**
 * The page that the visitor is on. A request from another origin is that page's own; our frame, which only allowed pages may embed,
 * says which page it stands in; our own pages (the try-out) are always welcome.
 */
export function hostPage(c: Context): string | null {
  const own = new URL(c.req.url).origin;
  const origin = c.req.header("Origin") ?? URL.parse(c.req.header("Referer") ?? "")?.origin ?? null;
  return origin === null || origin === own ? (c.req.header("Deskline-Host") ?? origin) : origin;
}

/** One of our own pages, where nobody but us puts a campaign: the page to try it on. What a browser says of itself cannot be made up by a site. */
export function isOwnPage(c: Context): boolean {
  const page = hostPage(c);
  if (page === null) return c.req.header("Sec-Fetch-Site") === "same-origin";
  return page === new URL(c.req.url).origin;
}
