import type { InboundMail } from "../../channels/email/inbound-mail.ts";
import { mailKey } from "../../channels/email/read-mail.ts";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { notAnswered } from "../../domain/mail/automatic-answer.ts";
import { refersTo } from "../../domain/mail/threading.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { InboundMailMessage } from "../../durable-objects/calls/mail.ts";
import { mailboxById } from "../../durable-objects/directory/door.ts";
import { type KeptMail, keepMail } from "./kept-mail.ts";
import { threadOf } from "./threads.ts";

/** Threads that were joined to others, one after the other. */
const MOST_HOPS = 5;

/** Takes a mail to its thread in one campaign, files first. Kept when this answers; the same mail again changes nothing. */
export async function receiveMail(
  env: Env,
  campaign: Campaign,
  receivedAt: string,
  mail: InboundMail,
  now: number,
): Promise<void> {
  const key = mailKey(campaign.id, mail);
  const customer = mail.from ?? { name: "", address: "" };
  const [own, thread] = await Promise.all([
    ownAddresses(env, campaign, receivedAt),
    threadOf(env, campaign.id, mail, customer.address, now),
  ]);
  const answerTo = (mail.replyTo[0] ?? mail.from)?.address ?? null;
  const about: Omit<InboundMailMessage, "conversation" | keyof KeptMail> = {
    campaign: campaign.id,
    mailbox: campaign.mailbox,
    receivedAt,
    key,
    customer,
    language: campaign.defaultLanguage,
    at: Math.min(mail.sentAt ?? now, now),
    text: mail.said.own.trim(),
    replyTo: mail.replyTo,
    references: refersTo(mail),
    flaws: mail.flaws,
    mayAnswer: notAnswered({ auto: mail.auto, dmarc: mail.authentication.dmarc, answerTo }, own, [], "", now) === null,
  };
  let conversation = thread;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const kept = await keepMail(env, conversation, key, mail);
    const received = await conversationOf(env, conversation).receiveMail({ ...about, conversation, ...kept });
    if (typeof received === "string") return;
    conversation = received.moved;
  }
  throw new Error(`the thread ${conversation} was moved too often`);
}

/** Nothing is answered automatically to any of them. */
async function ownAddresses(env: Env, { mailbox, addresses }: Campaign, receivedAt: string): Promise<string[]> {
  const written = mailbox === null ? null : await mailboxById(env, mailbox);
  return [receivedAt, ...addresses, ...(written === null ? [] : [written.address, ...written.replyTo])];
}
