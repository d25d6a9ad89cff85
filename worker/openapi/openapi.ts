import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { AREAS } from "./areas.ts";
import { documentOf, type Route } from "./document.ts";
import { docsPage, STYLE_HASH } from "./page.ts";

const KEPT_SECONDS = 300;
const kept = { "Cache-Control": `public, max-age=${KEPT_SECONDS}` };

const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [STYLE_HASH],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: "max-age=31536000",
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
});

/** What programs may call: OpenAPI 3.1 at `/openapi.json`, the same to be read at `/docs`. `routes` are the router's own. */
export function openApi(routes: readonly Route[]) {
  let known: ReturnType<typeof documentOf> | null = null;
  const document = () => {
    known ??= documentOf(routes, AREAS);
    return known;
  };
  return new Hono<{ Bindings: Env }>()
    .get("/openapi.json", (c) => c.json(document(), 200, kept))
    .get("/docs", pageHeaders, (c) => c.html(docsPage(document()), 200, kept));
}
