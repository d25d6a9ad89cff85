import { Hono } from "hono";
import type { Campaign } from "../domain/campaign/campaign.ts";
import { campaignByName } from "../durable-objects/directory/door.ts";

/** The widget's frame: which pages may embed it is said for each campaign by its Allowed Domains (WEB-54). */
export const widgetFrame = new Hono<{ Bindings: Env }>().get("/widget/frame", async (c) => {
  const snapshot = await campaignByName(c.env, c.req.query("campaign") ?? "");
  const page = await c.env.ASSETS.fetch(new Request(new URL("/widget/frame.html", c.req.url)));
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  });
  headers.set("Content-Security-Policy", policy(snapshot?.campaign ?? null));
  return new Response(page.body, { status: page.status, headers });
});

function policy(campaign: Campaign | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors(campaign)}`,
  ].join("; ");
}

/** An unknown campaign may stand nowhere but in our own pages; an empty list means any page. */
function ancestors(campaign: Campaign | null): string {
  if (campaign === null) return "'self'";
  if (campaign.allowedDomains.length === 0) return "*";
  // An entry without a port stands for every port of its host; to a browser it would be the default one alone.
  return ["'self'", ...campaign.allowedDomains.map((entry) => (entry.includes(":") ? entry : `${entry}:*`))].join(" ");
}
