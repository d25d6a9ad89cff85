import type { Account } from "../network/account.ts";
import { metaSignature } from "../network/signatures.ts";
import { json } from "./answers.ts";
import type { Answer, ApiCall, Understood, Webhook } from "./carrier.ts";
import { hexId } from "./writing.ts";

/** What WhatsApp Cloud and Messenger share: paths with a version, tokens, errors, one signed webhook an account. */

export interface GraphPath {
  version: string;
  /** Without the version: the node and its edge. */
  node: string;
  edge: string;
}

/** `/v23.0/<node>/<edge>`; the version may be left out, as Meta allows. */
export function graphPathOf({ path }: ApiCall): GraphPath {
  const parts = path.split("/").filter((part) => part !== "");
  const version = /^v\d+\.\d+$/.test(parts[0] ?? "") ? (parts.shift() ?? "") : "";
  return { version, node: parts[0] ?? "", edge: parts[1] ?? "" };
}

/** `Authorization: Bearer`, or `access_token` in the query. */
export function accountOf(call: ApiCall, accounts: Account[]): Account | undefined {
  const [, bearer] = /^Bearer (\S+)$/.exec(call.headers.authorization ?? "") ?? [];
  const token = bearer ?? new URLSearchParams(call.query).get("access_token");
  return accounts.find(({ secrets }) => token !== null && secrets.token === token);
}

/** https://developers.facebook.com/docs/graph-api/guides/error-handling */
export function graphError(status: number, code: number, message: string, subcode?: number): Answer {
  const type = code === 190 || code < 100 ? "OAuthException" : "GraphMethodException";
  const error = {
    message: `(#${code}) ${message}`,
    type,
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    fbtrace_id: hexId("A", 20),
  };
  return json(status, { error });
}

export function refused(status: number, code: number, message: string, subcode?: number): Understood {
  return { is: "answered", answer: graphError(status, code, message, subcode) };
}

export const noToken = () => refused(401, 190, "Invalid OAuth access token - Cannot parse access token");
export const slowDown = () => graphError(429, 80007, "Rate limit issues");
export const broken = () => graphError(500, 2, "Service temporarily unavailable");

export async function signedWebhook({ inbound, secrets }: Account, payload: unknown): Promise<Webhook> {
  const body = JSON.stringify(payload);
  const signature = await metaSignature(secrets.appSecret ?? "", body);
  const headers = {
    "content-type": "application/json",
    "user-agent": "facebookexternalua",
    "x-hub-signature-256": signature,
  };
  return { url: inbound, method: "POST", headers, body };
}

/** Seconds, as a text. */
export const secondsOf = (at: number) => String(Math.floor(at / 1_000));
