import { randomUUID } from "node:crypto";

/** Somebody's mail that a report is about. */
export interface Reported {
  envelope: { from: string; to: string };
  raw: Buffer;
}

/** Of a full or closed mailbox, as Postfix writes it (RFC 3464): the null sender tells it, and the head of the mail comes along. */
export function bounceOf({ envelope, raw }: Reported, at = new Date()): Buffer {
  const boundary = `bounce-${randomUUID()}`;
  const domain = domainOf(envelope.to);
  return lines(
    ...head(`Mail Delivery System <MAILER-DAEMON@${domain}>`, envelope.from, "Undelivered Mail Returned to Sender", at),
    "Auto-Submitted: auto-replied",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=us-ascii",
    "",
    `This is the mail system at host mx.${domain}.`,
    "",
    "I'm sorry to have to inform you that your message could not be delivered to one or more recipients.",
    "",
    `<${envelope.to}>: host mx.${domain} said: 550 5.1.1 <${envelope.to}>: Recipient address rejected: User unknown`,
    "",
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    `Reporting-MTA: dns; mx.${domain}`,
    `Arrival-Date: ${rfcDate(at)}`,
    "",
    `Final-Recipient: rfc822; ${envelope.to}`,
    `Original-Recipient: rfc822;${envelope.to}`,
    "Action: failed",
    "Status: 5.1.1",
    `Remote-MTA: dns; mx.${domain}`,
    `Diagnostic-Code: smtp; 550 5.1.1 <${envelope.to}>: Recipient address rejected: User unknown`,
    "",
    `--${boundary}`,
    "Content-Type: text/rfc822-headers",
    "",
    headOf(raw),
    "",
    `--${boundary}--`,
    "",
  );
}

/** Somebody has pressed *spam* (RFC 5965). */
export function complaintOf({ envelope, raw }: Reported, at = new Date()): Buffer {
  const boundary = `complaint-${randomUUID()}`;
  const domain = domainOf(envelope.to);
  return lines(
    ...head(`Feedback loop <fbl@${domain}>`, envelope.from, "FW: complaint", at),
    `Content-Type: multipart/report; report-type=feedback-report; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "This is an email abuse report for an email message received from your server.",
    "",
    `--${boundary}`,
    "Content-Type: message/feedback-report",
    "",
    "Feedback-Type: abuse",
    "User-Agent: PretendMailbox/1.0",
    "Version: 1",
    `Original-Mail-From: <${envelope.from}>`,
    `Original-Rcpt-To: <${envelope.to}>`,
    `Arrival-Date: ${rfcDate(at)}`,
    "",
    `--${boundary}`,
    "Content-Type: message/rfc822",
    "",
    raw.toString("latin1").trimEnd(),
    "",
    `--${boundary}--`,
    "",
  );
}

function head(from: string, to: string, subject: string, at: Date): string[] {
  return [
    `Date: ${rfcDate(at)}`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${randomUUID()}@${domainOf(from.replace(/>$/, ""))}>`,
    "MIME-Version: 1.0",
  ];
}

function headOf(raw: Buffer): string {
  const text = raw.toString("latin1");
  return text.slice(0, Math.max(0, text.indexOf("\r\n\r\n")));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

function rfcDate(at: Date): string {
  return at.toUTCString().replace("GMT", "+0000");
}

function lines(...all: string[]): Buffer {
  return Buffer.from(all.join("\r\n"), "latin1");
}
