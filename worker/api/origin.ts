import { refuse } from "../problems.ts";

/** A socket through which one only looks is asked anew who looks so often: a sign-out or a lost right reaches it within that. */
export const ASK_AGAIN_MS = 5 * 60_000;

/** A socket of the portal opens from the portal alone: cookies travel with any site's handshake (ASVS 4.4.2). */
export function checkOrigin(request: Request): void {
  const origin = request.headers.get("Origin");
  if (origin !== null && origin !== new URL(request.url).origin) refuse("origin_not_allowed");
}
