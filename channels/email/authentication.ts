import type { Email } from "postal-mime";
import type { Authentication, AuthenticationResult } from "./inbound-mail.ts";
import { headerValues } from "./mail-headers.ts";

const RESULTS = ["pass", "fail", "softfail", "neutral", "policy", "temperror", "permerror", "none"] as const;
const NOBODY: Authentication = { by: null, spf: "none", dkim: "none", dmarc: "none" };
/** Characters of the header that are looked at. */
const LONGEST = 16_384;

/**
 * What the server in front of us found (RFC 8601): only the topmost `Authentication-Results`, and only if its name is one of `trusted`.
 * Those below came with the mail, and anybody may have written them.
 */
export function authenticationOf(email: Email, trusted: readonly string[]): Authentication {
  const [server = "", ...methods] = withoutComments(
    (headerValues(email, "authentication-results")[0] ?? "").slice(0, LONGEST),
  ).split(";");
  const by = server.trim().split(/\s/)[0]?.toLowerCase() ?? "";
  if (!trusted.some((name) => name.toLowerCase() === by) || by === "") return NOBODY;
  const results = methods.map((method) => /^\s*(spf|dkim|dmarc)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(method));
  const of = (method: string) =>
    results.flatMap((found) => (found?.[1]?.toLowerCase() === method ? [resultOf(found[2] ?? "")] : []));
  const spf = methods.find((method) => /^\s*spf\b.*\bsmtp\.mailfrom\s*=/i.test(method)) ?? "";
  const ofSender = /=\s*([a-z]+)/i.exec(spf)?.[1];
  return {
    by,
    spf: ofSender === undefined ? (of("spf")[0] ?? "none") : resultOf(ofSender),
    dkim: best(of("dkim")),
    dmarc: of("dmarc")[0] ?? "none",
  };
}

/** Of several signatures one that holds is enough. */
function best(results: readonly AuthenticationResult[]): AuthenticationResult {
  return results.find((result) => result === "pass") ?? results[0] ?? "none";
}

function resultOf(word: string): AuthenticationResult {
  const plain = word.toLowerCase();
  if (plain === "hardfail") return "fail";
  return RESULTS.find((result) => result === plain) ?? "none";
}

/** Without `(comments)`, nested or not, and without quoted strings, in which a `;` parts nothing. */
function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let plain = "";
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (char === "\\") at++;
    else if (quoted) quoted = char !== '"';
    else if (char === '"' && depth === 0) quoted = true;
    else if (char === "(") depth++;
    else if (char === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += char;
  }
  return plain;
}
