import { refuse } from "../problems.ts";

/** A socket of the portal opens from the portal alone: cookies travel with any site's handshake (ASVS 4.4.2). */
export function checkOrigin(request: Request): void {
  const origin = request.headers.get("Origin");
  if (origin !== null && origin !== new URL(request.url).origin) refuse("origin_not_allowed");
}
