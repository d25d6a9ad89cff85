import { z } from "zod";
import type { MailReport } from "../../channels/email/inbound-mail.ts";
import { mailboxesOf } from "../../durable-objects/directory/door.ts";
import { isReported } from "./reports.ts";

/** An event may overtake the note of which mail it is about: asked again as often, so many seconds later each. */
const TRIES = 5;
const AGAIN_S = 60;

const words = z.string().max(2_000).default("").catch("");

/** What Email Sending tells of a mail of ours (developers.cloudflare.com/email-service/platform/event-subscriptions). */
const sendingEvent = z.object({
  type: z.enum([
    "cf.email.sending.message.delivered",
    "cf.email.sending.message.deferred",
    "cf.email.sending.message.bounced",
    "cf.email.sending.message.rejected",
    "cf.email.sending.message.failed",
    "cf.email.sending.message.complained",
  ]),
  payload: z.object({
    messageId: z.string().min(1).max(1_000),
    sender: z.string().max(320),
    recipient: z.string().max(320),
    delivery: z.object({ smtpEnhancedStatusCode: words, smtpResponse: words }).partial().default({}).catch({}),
    bounce: z.object({ type: words, reason: words }).partial().default({}).catch({}),
    rejection: z.object({ reason: words, detail: words }).partial().default({}).catch({}),
    failure: z.object({ reason: words }).partial().default({}).catch({}),
  }),
});
type SendingEvent = z.output<typeof sendingEvent>;

/** What became of mails that left by the platform: it sends no bounces to anybody, it tells them by a queue. */
export async function hearPlatform(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const read = sendingEvent.safeParse(message.body);
    if (!read.success) {
      console.error("an event of the mail platform that nobody can read", read.error.message);
      message.ack();
      continue;
    }
    const known = await isKnown(env, read.data).catch((error: unknown) => {
      console.error("an event of the mail platform", error);
      return false;
    });
    if (known || message.attempts >= TRIES) message.ack();
    else message.retry({ delaySeconds: AGAIN_S });
  }
}

async function isKnown(env: Env, event: SendingEvent): Promise<boolean> {
  const route = await mailboxesOf(env, event.payload.sender);
  // Of an address that is ours no more nobody waits for it.
  return route === null || (await isReported(env, route, reportOf(event), Date.now()));
}

function reportOf({ type, payload }: SendingEvent): MailReport {
  const { recipient, delivery, bounce, rejection, failure } = payload;
  const mail = { messageId: payload.messageId.trim().replace(/^<(.*)>$/, "$1"), reference: null };
  if (type === "cf.email.sending.message.complained")
    return { kind: "complaint", mail, feedback: "abuse", recipients: [recipient] };
  const said = [bounce.reason, rejection.reason, rejection.detail, failure.reason, delivery.smtpResponse];
  const outcome = {
    recipient,
    action: ACTIONS[type],
    status: delivery.smtpEnhancedStatusCode ?? "",
    permanent: type !== "cf.email.sending.message.deferred" && bounce.type !== "soft",
    reason: said.find((reason) => reason !== undefined && reason !== "") ?? "",
  };
  return { kind: "delivery", mail, outcomes: [outcome] };
}

const ACTIONS = {
  "cf.email.sending.message.delivered": "delivered",
  "cf.email.sending.message.deferred": "delayed",
  "cf.email.sending.message.bounced": "failed",
  "cf.email.sending.message.rejected": "failed",
  "cf.email.sending.message.failed": "failed",
} as const;
