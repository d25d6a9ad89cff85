import { createHash } from "node:crypto";
import type { Account } from "../network/account.ts";
import { text } from "./answers.ts";
import type { Answer, ApiCall } from "./carrier.ts";

const REALM = "Web Server";
/** A gateway's nonces are not remembered here: one that we could have given out is enough. */
const NONCE = /^[0-9a-f]{32}$/;

/** What a gateway says to a request without the right `Authorization`: RFC 7616 digest, MD5 and quality *auth*. */
export function digestChallenge(): Answer {
  const nonce = createHash("md5").update(crypto.randomUUID()).digest("hex");
  return text(401, "Unauthorized", {
    "www-authenticate": `Digest realm="${REALM}", qop="auth", algorithm=MD5, nonce="${nonce}"`,
  });
}

/** Does the request prove by digest that it knows the account's password? */
export function isByDigest(call: ApiCall, { user, secrets }: Account): boolean {
  const [, given] = /^digest\s+(.*)$/i.exec(call.headers.authorization ?? "") ?? [];
  if (given === undefined) return false;
  const parts = Object.fromEntries(
    [...given.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(([, name = "", quoted, bare]) => [
      name,
      quoted ?? bare ?? "",
    ]),
  );
  const { username, nonce = "", uri = "", nc = "", cnonce = "", qop = "", response } = parts;
  if (username !== user || !NONCE.test(nonce) || !uri.endsWith(call.path)) return false;
  const secret = md5(`${user}:${REALM}:${secrets.password ?? ""}`);
  return response === md5(`${secret}:${nonce}:${nc}:${cnonce}:${qop}:${md5(`${call.method}:${uri}`)}`);
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
