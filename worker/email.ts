import { readMail } from "../channels/email/read-mail.ts";
import { directoryOf } from "../durable-objects/addresses.ts";
import { mailboxesOf } from "../durable-objects/directory/door.ts";
import type { MailRoute } from "../durable-objects/directory/subjects.ts";
import { hintIn } from "./mail/mailbox-hints.ts";
import { testToken } from "./mail/mailbox-test.ts";
import { receiveMail } from "./mail/reception.ts";
import { isReported } from "./mail/reports.ts";
import { noteKept, noteUnkept } from "./mail/unkept.ts";

/** What the platform takes, and what is kept of one mail with all its files. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

/** A mail at the door; `from` is empty for bounces. */
export type MailAtDoor = Pick<ForwardableEmailMessage, "from" | "to" | "raw" | "rawSize" | "setReject">;

/**
 * Where mail comes in (EML-10, EML-22): by its envelope's recipient to that address' campaigns. Refused for good: what is too large, and
 * what nobody here receives. A throw is a temporary failure: the sender's server comes again, and what was kept before is known then.
 */
export async function receive(message: MailAtDoor, env: Env): Promise<void> {
  if (message.rawSize > MAX_MAIL_BYTES) return message.setReject("5.3.4 The mail is larger than 25 MiB");
  const route = await mailboxesOf(env, message.to);
  if (route === null) return message.setReject(`5.1.1 Nobody here receives mail at ${message.to}`);
  const raw = new Uint8Array(await new Response(message.raw).arrayBuffer());
  if (raw.byteLength > MAX_MAIL_BYTES) return message.setReject("5.3.4 The mail is larger than 25 MiB");
  try {
    await take(message, route, raw, env);
  } catch (error) {
    await noteUnkept(env, { route, sender: message.from, raw }, error);
    throw error;
  }
  if (route.mailbox !== null) await hintIn(env, route.mailbox, Date.now());
  if (route.unkept) await noteKept(env, route, raw);
}

async function take(message: MailAtDoor, route: MailRoute, raw: Uint8Array<ArrayBuffer>, env: Env): Promise<void> {
  const now = Date.now();
  const mail = await readMail(raw, { from: message.from, to: message.to }, { now, trusted: trustedServers(env) });
  const token = await testToken(env, mail.subject);
  if (token !== null) return directoryOf(env).testCame(token);
  if (mail.report !== null && (await isReported(env, route, mail.report, now))) return;
  const receiving = route.campaigns.filter(({ campaign }) => campaign.receives);
  if (receiving.length === 0) return message.setReject(`5.7.1 ${route.address} sends mail and receives none`);
  for (const { campaign } of receiving) await receiveMail(env, campaign, route.address, mail, now);
}

function trustedServers({ MAIL_TRUSTED }: Pick<Env, "MAIL_TRUSTED">): string[] {
  return MAIL_TRUSTED.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
