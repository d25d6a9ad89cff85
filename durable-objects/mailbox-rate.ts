import type { MailboxSnapshot } from "../protocol/mailboxes.ts";
import { directoryOf } from "./addresses.ts";
import { Kept } from "./kept.ts";

/** ms for which an isolate sends by the rate that it was last told. */
const FRESH_MS = 30_000;

const mailboxes = new Kept<MailboxSnapshot>({ freshMs: FRESH_MS, keepsNone: false });

/** Mails a second of a mailbox; 0: it has no limit of ours, or is not there. */
export async function mailboxRate(env: Env, id: string, now = Date.now()): Promise<number> {
  const mailbox = id === "" ? null : await mailboxes.get(id, () => directoryOf(env).mailbox(id), now);
  return (mailbox?.perMinute ?? 0) / 60;
}
