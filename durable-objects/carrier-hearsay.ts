import { ailmentOf, type MailSent } from "../channels/email/outgoing-mail.ts";
import { providerOf } from "./addresses.ts";
import type { Heard } from "./provider/health-log.ts";

/** In objects, whose timers go on: what is heard of an account is told together: a call for each message would be a third of what it costs. */
const EVERY_MS = 1_000;
const MOST = 500;

interface Hearsay {
  account: string;
  what: Heard["what"];
  /** Of an error: the last one. */
  detail: string;
  count: number;
  /** ms by which whoever has said so tells it. */
  tellBy: number;
}

/** By account and kind: what is not told yet. */
const untold = new Map<string, Hearsay>();

/** The carrier has taken a message: a hint for the account's page, told within a second, and lost with the isolate. */
export function heardOut(env: Env, account: string, now: number): void {
  hear(env, { account, what: "out", detail: "" }, now);
}

/** What became of a mail of an object's, as far as it says something of the mailbox it left by (EML-15). */
export function heardMail(env: Env, mailbox: string, sent: MailSent, now: number): void {
  const said = saidOfMailbox(sent);
  if (said !== null) hear(env, { account: mailbox, ...said }, now);
}

/** Null: it is about the mail or its recipient alone. */
export function saidOfMailbox(sent: MailSent): Pick<Heard, "what" | "detail"> | null {
  if (sent.outcome === "accepted") return { what: "out", detail: "" };
  const detail = ailmentOf(sent);
  return detail === null ? null : { what: "error", detail };
}

function hear(env: Env, { account, what, detail }: Pick<Hearsay, "account" | "what" | "detail">, now: number): void {
  const key = `${what}:${account}`;
  const known = untold.get(key);
  if (known !== undefined && known.tellBy > now) {
    known.count += 1;
    known.detail = detail;
    return;
  }
  if (untold.size >= MOST) untold.clear();
  const count = (known?.count ?? 0) + 1;
  untold.set(key, { account, what, detail, count, tellBy: now + 2 * EVERY_MS });
  setTimeout(() => tell(env, key), EVERY_MS);
}

function tell(env: Env, key: string): void {
  const heard = untold.get(key);
  untold.delete(key);
  if (heard === undefined) return;
  const { account, what, detail, count } = heard;
  const told = providerOf(env, account).heard({ what, at: Date.now(), detail, count });
  told.catch(() => {});
}
