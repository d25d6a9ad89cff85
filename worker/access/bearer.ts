import type { Context } from "hono";

/** The key, token or ticket of `Authorization: Bearer`, whose scheme has no case (RFC 9110); null without one. */
export function bearerOf(c: Pick<Context, "req">): string | null {
  return /^bearer ([^ ]+)$/i.exec(c.req.header("Authorization") ?? "")?.[1] ?? null;
}

/** The token of `Authorization: Basic`, as the predecessor's programs send theirs (API-2); null without one. */
export function tokenOf(c: Pick<Context, "req">): string | null {
  return /^basic ([^ ]+)$/i.exec(c.req.header("Authorization") ?? "")?.[1] ?? null;
}
