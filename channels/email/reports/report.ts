import type { Attachment, Email } from "postal-mime";
import { messageId } from "../../../domain/mail/message-id.ts";
import type { MailReport } from "../inbound-mail.ts";
import { headerValue, mailboxes } from "../mail-headers.ts";
import { ascii, halved } from "../mend.ts";
import { deliveryOutcomes } from "./delivery-status.ts";
import { beforeTheMail, plainBounce } from "./plain-bounce.ts";
import { fieldGroups, fieldOf, fieldsOf, recipientOf, reportedMail } from "./report-fields.ts";

/** Of a part that is fields. */
const FIELD_BYTES = 256 * 1024;
const RETURNED = new Set([
  "message/rfc822",
  "text/rfc822-headers",
  "message/rfc822-headers",
  "message/global",
  "message/global-headers",
]);
const STATUS = new Set(["message/delivery-status", "message/global-delivery-status"]);
const DISPOSITION = new Set(["message/disposition-notification", "message/global-disposition-notification"]);

/** What a mail reports of one of ours; null: it is no report. */
export function reportOf(email: Email, text: string, envelopeFrom: string, own: readonly string[]): MailReport | null {
  const returned = fieldPart(email, RETURNED);
  const feedback = fieldPart(email, new Set(["message/feedback-report"]));
  if (feedback !== null) return complaint(feedback, returned);
  const disposition = fieldPart(email, DISPOSITION);
  if (disposition !== null) return dispositionOf(disposition, returned);
  const status = fieldPart(email, STATUS);
  const outcomes = status === null ? [] : deliveryOutcomes(status);
  if (outcomes.length > 0) return { kind: "delivery", mail: reportedMail(returned, original(text, email)), outcomes };
  const outlook = outlookComplaint(email, returned);
  if (outlook !== null) return outlook;
  const plain = plainBounce(email, text, envelopeFrom, own);
  return (
    plain && {
      kind: "delivery",
      mail: reportedMail(returned ?? returnedText(text), original(text, email)),
      outcomes: plain,
    }
  );
}

/** RFC 5965 section 3. */
function complaint(text: string, returned: string | null): MailReport {
  const [fields] = fieldGroups(text);
  const named = [...(fields?.get("original-rcpt-to") ?? []), ...(fields?.get("removal-recipient") ?? [])];
  const recipients = [...new Set(named.map(recipientOf).filter((address) => address !== ""))];
  return {
    kind: "complaint",
    mail: reportedMail(returned, fieldOf(fields, "original-message-id")),
    feedback: fieldOf(fields, "feedback-type").toLowerCase().slice(0, 40) || "abuse",
    recipients: recipients.length > 0 ? recipients : soleRecipient(returned),
  };
}

/** Outlook.com's junk mail reports: the mail itself, and in it whom it was for. */
function outlookComplaint(email: Email, returned: string | null): MailReport | null {
  const recipient = recipientOf(
    fieldOf(returned === null ? undefined : fieldsOf(returned), "x-hmxmroriginalrecipient"),
  );
  const [from] = mailboxes(email, "from");
  if (recipient === "" || !/^staff@(hotmail|outlook)\.com$/i.test(from?.address ?? "")) return null;
  return { kind: "complaint", mail: reportedMail(returned), feedback: "abuse", recipients: [recipient] };
}

/** RFC 8098 section 3.2. */
function dispositionOf(text: string, returned: string | null): MailReport {
  const fields = fieldGroups(text).find((group) => group.has("disposition"));
  const said = fieldOf(fields, "disposition").toLowerCase();
  return {
    kind: "disposition",
    mail: reportedMail(returned, fieldOf(fields, "original-message-id")),
    recipient: recipientOf(fieldOf(fields, "original-recipient")) || recipientOf(fieldOf(fields, "final-recipient")),
    displayed: /;\s*(displayed|dispatched|processed)/.test(said),
  };
}

function fieldPart({ attachments }: Email, types: ReadonlySet<string>): string | null {
  const part = attachments.find(({ mimeType }) => types.has(mimeType));
  return part === undefined ? null : fieldText(part);
}

/** The head of a returned mail; of a part that is all fields, all of them. */
function fieldText({ content, mimeType }: Attachment): string {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  const some = bytes.subarray(0, FIELD_BYTES);
  return ascii(RETURNED.has(mimeType) ? halved(some).head : some);
}

/** What a bounce quotes of the mail behind its own words; null: nothing. */
function returnedText(text: string): string | null {
  const rest = text.slice(beforeTheMail(text).length, FIELD_BYTES);
  return /^message-id:/im.test(rest) ? rest : null;
}

/** The mail's id as the bounce itself names it. */
function original(text: string, email: Email): string {
  const named = ["x-original-message-id", "original-message-id"].map((name) => headerValue(email, name)).join("");
  const quoted = /^\s*(?:original )?message-id\s*:\s*(<[^<>\s]{3,500}>)/im.exec(text.slice(0, FIELD_BYTES))?.[1] ?? "";
  return named || quoted || (messageId(headerValue(email, "in-reply-to")) ? headerValue(email, "in-reply-to") : "");
}

function soleRecipient(returned: string | null): string[] {
  const to = fieldOf(returned === null ? undefined : fieldsOf(returned), "to");
  const [address = "", ...others] = to.split(",").map((one) => recipientOf(one.replace(/^.*</, "<")));
  return address === "" || others.length > 0 ? [] : [address];
}
