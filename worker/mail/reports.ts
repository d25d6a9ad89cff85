import type { DeliveryOutcome, MailReport } from "../../channels/email/inbound-mail.ts";
import { mailboxKey } from "../../domain/mail/mail-address.ts";
import { verifiedReference } from "../../domain/mail/reference.ts";
import { conversationOf, dialerOf } from "../../durable-objects/addresses.ts";
import type { MailReportCall, MailReportReply } from "../../durable-objects/calls/mail.ts";
import type { MailRoute } from "../../durable-objects/directory/subjects.ts";
import { mailMac } from "../../durable-objects/mail-account.ts";
import { mailScope } from "../../durable-objects/mail-line.ts";
import { conversationOfMail } from "../../store/archive/mail-ids.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import { rowOfMail } from "../../store/spool/mail-rows.ts";
import { refOf } from "../webhooks/reference.ts";

type Told = Omit<MailReportCall, "entry" | "messageId">;

/** Which mail of ours a report is about: proven by a reference that we signed, or by the id that only its recipients know. */
type Reported =
  | { kind: "entry"; conversation: string; entry: string | null; messageId: string | null }
  | { kind: "row"; dialer: string; row: number };

/**
 * Whether a report is about a mail of ours, and told to whoever sent it. Anybody can write one: what names none of our mails is a mail
 * like any other. Who complains joins the black list of the address that wrote (RFC 5965).
 */
export async function isReported(env: Env, route: MailRoute, report: MailReport, now: number): Promise<boolean> {
  const of = await reportedMail(env, route, report);
  if (of === null) return false;
  let known = false;
  for (const told of tellings(report, now)) {
    const reply = await mailReportTo(env, of, told);
    known ||= reply.known;
    if (reply.known && report.kind === "complaint") await block(env, reply, report.recipients, now);
  }
  return known;
}

async function reportedMail(env: Env, { campaigns }: MailRoute, { mail }: MailReport): Promise<Reported | null> {
  const reference = mail.reference === null ? null : await verifiedReference(mail.reference, mailMac(env));
  const named = refOf(reference);
  if (named?.kind === "entry") return { ...named, messageId: mail.messageId };
  if (named?.kind === "row") return named;
  if (mail.messageId === null) return null;
  const ids = campaigns.map(({ campaign }) => campaign.id);
  const found = await conversationOfMail(env.ARCHIVE, ids, mail.messageId);
  if (found !== null) return { kind: "entry", ...found, entry: null, messageId: mail.messageId };
  const row = await rowOfMail(env.SPOOL, mail.messageId);
  return row && { kind: "row", ...row };
}

/** To whoever has sent it. */
async function mailReportTo(env: Env, of: Reported, told: Told): Promise<MailReportReply> {
  const { kind, reason } = told;
  if (of.kind === "row") return dialerOf(env, of.dialer).mailReport({ row: of.row, kind, reason });
  const { conversation, entry, messageId } = of;
  return conversationOf(env, conversation).mailReport({ ...told, entry, messageId });
}

function tellings(report: MailReport, at: number): Told[] {
  switch (report.kind) {
    case "delivery":
      return report.outcomes.map((outcome) => ({ ...deliveryOf(outcome), at }));
    case "complaint":
      return [{ kind: "complaint", recipient: report.recipients[0] ?? "", reason: report.feedback, at }];
    case "disposition":
      return report.displayed ? [{ kind: "seen", recipient: report.recipient, reason: "", at }] : [];
  }
}

function deliveryOf({ action, recipient, status, reason }: DeliveryOutcome): Omit<Told, "at"> {
  return { kind: action, recipient, reason: [status, reason].filter((part) => part !== "").join(" ") };
}

/** Only whom that mail went to: a complaint names whom it likes. Where it names nobody, its only recipient. */
async function block(env: Env, reply: MailReportReply, named: readonly string[], now: number): Promise<void> {
  const recipients = reply.recipients.map(mailboxKey);
  const complained = named.length > 0 ? named.map(mailboxKey) : recipients.length === 1 ? recipients : [];
  const blocks = complained
    .filter((address) => recipients.includes(address))
    .map((address) => ({
      address,
      scope: mailScope(reply.sender),
      source: "complaint" as const,
      promotionsOnly: false,
      at: now,
      by: address,
      reason: "spam",
      expires: null,
    }));
  await blockAddresses(env.SPOOL, blocks);
}
