import { createHash, randomBytes } from "node:crypto";
import type { CarrierAnswer, CarrierRequest } from "./carrier.ts";

/**
 * The same request with the `Authorization` that a 401 asks for by HTTP digest (RFC 7616: MD5 or SHA-256, quality `auth` or none).
 * Null: the answer asks for another scheme. `nonce` of ours: 16 random bytes, unless a test gives one.
 */
export function digestAnswer(
  request: CarrierRequest,
  { headers }: CarrierAnswer,
  { user, password }: { user: string; password: string },
  ours: string = randomBytes(16).toString("hex"),
): CarrierRequest | null {
  const challenge = /(?:^|,)\s*digest\s+(.*)$/i.exec(headers.get("www-authenticate") ?? "")?.[1];
  if (challenge === undefined) return null;
  const { realm = "", nonce = "", qop = "", opaque, algorithm = "MD5" } = directives(challenge);
  const hash = HASHES[algorithm.toLowerCase()];
  const isAuth = qop.split(",").some((quality) => quality.trim() === "auth");
  if (hash === undefined || nonce === "" || (qop !== "" && !isAuth)) return null;
  const { pathname, search } = new URL(request.url);
  const uri = `${pathname}${search}`;
  const secret = hash(`${user}:${realm}:${password}`);
  const asked = hash(`${request.method}:${uri}`);
  const response = hash(isAuth ? `${secret}:${nonce}:00000001:${ours}:auth:${asked}` : `${secret}:${nonce}:${asked}`);
  const given = [
    ...[`username="${quoted(user)}"`, `realm="${quoted(realm)}"`, `nonce="${quoted(nonce)}"`, `uri="${uri}"`],
    ...[`algorithm=${algorithm}`, `response="${response}"`],
    ...(isAuth ? ["qop=auth", "nc=00000001", `cnonce="${ours}"`] : []),
    ...(opaque === undefined ? [] : [`opaque="${quoted(opaque)}"`]),
  ];
  return { ...request, headers: { ...request.headers, authorization: `Digest ${given.join(", ")}` } };
}

const HASHES: Record<string, (text: string) => string> = {
  md5: (text) => createHash("md5").update(text).digest("hex"),
  "sha-256": (text) => createHash("sha256").update(text).digest("hex"),
};

function directives(challenge: string): Record<string, string> {
  const found = challenge.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g);
  return Object.fromEntries(
    [...found].map(([, name = "", quoted, bare = ""]) => [
      name.toLowerCase(),
      quoted?.replaceAll(/\\(.)/g, "$1") ?? bare,
    ]),
  );
}

function quoted(text: string): string {
  return text.replaceAll(/["\\]/g, "\\$&");
}
