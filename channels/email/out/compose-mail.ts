import { calendar, invitationFault } from "../../../domain/mail/invitation.ts";
import { type MailFault, type MeasuredMail, mailFaults } from "../../../domain/mail/limits.ts";
import { domainOf, type MailAddress, mailboxKey, readAddress } from "../../../domain/mail/mail-address.ts";
import { headerText, oneLine } from "../header-text.ts";
import { htmlToText } from "../html-text.ts";
import { safeFileName } from "../mail-files.ts";
import {
  type ComposedMail,
  type Composing,
  type OutgoingDraft,
  type OutgoingFile,
  UnsendableMail,
} from "../outgoing-mail.ts";
import { base64Length } from "./base64.ts";
import { idList, mailboxList, unstructured } from "./header-value.ts";
import { leavingType } from "./leaving-type.ts";
import { fileType, type MimeTree, written } from "./mime-tree.ts";
import { isUnsubscribeAddress, ownHeaders } from "./own-headers.ts";

const LONGEST_NAME = 200;
/** Of a part's own headers and boundary, about. */
const PART_OCTETS = 400;
const ANY = {
  recipients: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  replyTo: Number.POSITIVE_INFINITY,
  headers: null,
};
/** Of a forwarded image it is a stranger's. */
const CONTENT_ID = /^[\w!#$%&'*+./=?@^`{|}~:-]{1,200}$/;

/**
 * A draft as a mail that can leave. Nothing that a person, a template or a customer's mail has put into a field can add a header, a
 * recipient or a part: names and subject go on one line, what cannot be an address is refused. Throws `UnsendableMail` with every fault;
 * the limits of a way out are its carrier's to check.
 */
export function composeMail(draft: OutgoingDraft, composing: Composing): ComposedMail {
  const addresses = addressesOf(draft);
  const subject = oneLine(draft.subject).trim().toWellFormed();
  const headers = ownHeaders(draft, composing);
  const html = draft.html.replaceAll("\0", "").toWellFormed();
  const text = (draft.text ?? htmlToText(html, { links: true })).replaceAll("\0", "").toWellFormed();
  const invited = invitationOf(composing);
  const files = [...draft.files.map(shownFile), ...(invited === null ? [] : [invitationFile(invited)])];
  const measured = {
    ...addresses,
    subject,
    headers,
    bytes: measure({ ...addresses, subject, headers }, text, html, files, invited),
  };
  const faults = [...composingFaults(composing), ...mailFaults(measured, ANY)];
  if (faults.length > 0) throw new UnsendableMail(faults);
  const recipients = new Map(
    [...addresses.to, ...addresses.cc, ...addresses.bcc].map(({ address }) => [mailboxKey(address), address]),
  );
  const messageId = `${composing.token}@${domainOf(addresses.from.address)}`;
  const mail = {
    envelope: { from: addresses.from.address, to: [...recipients.values()] },
    ...measured,
    text,
    html,
    files,
    messageId,
  };
  return { ...mail, raw: () => written(treeOf(mail, invited, composing)) };
}

function addressesOf({ from, to, cc, bcc, replyTo }: OutgoingDraft) {
  return { from: plain(from), to: to.map(plain), cc: cc.map(plain), bcc: bcc.map(plain), replyTo: replyTo.map(plain) };
}

/** An address that cannot be read stays, and is refused with its field. */
function plain({ name, address }: MailAddress): MailAddress {
  return { name: headerText(name, LONGEST_NAME), address: readAddress(address) ?? address };
}

function composingFaults({ token, unsubscribe, invitation }: Composing): MailFault[] {
  if (!/^[A-Za-z0-9]{8,64}$/.test(token)) throw new RangeError("A mail's token is 8 to 64 letters and digits");
  const faults: MailFault[] = [];
  if (unsubscribe !== null && !isUnsubscribeAddress(unsubscribe))
    faults.push({ field: "headers", code: "invalid_address", said: "The address to unsubscribe at is not https" });
  if (invitation !== null && invitationFault(invitation) !== null)
    faults.push({
      field: "invitation",
      code: "invalid_time",
      said: "The invitation's start and end are no times in this order",
    });
  return faults;
}

function invitationOf({ invitation, now }: Composing): string | null {
  return invitation === null || invitationFault(invitation) !== null ? null : calendar(invitation, now);
}

function invitationFile(invited: string): OutgoingFile {
  return { name: "invite.ics", type: "text/calendar", bytes: new TextEncoder().encode(invited), contentId: null };
}

function shownFile({ name, type, bytes, contentId }: OutgoingFile, at: number): OutgoingFile {
  const id = contentId === null || !CONTENT_ID.test(contentId) ? null : contentId;
  const shown = safeFileName(name, `file-${at + 1}`);
  return { name: shown, type: fileType(leavingType({ name: shown, type })), bytes, contentId: id };
}

/** Never less than the mail turns out to be. */
function measure(
  { subject, headers, from, to, cc, replyTo }: Omit<MeasuredMail, "bytes" | "bcc">,
  text: string,
  html: string,
  files: readonly OutgoingFile[],
  invited: string | null,
): number {
  const values = [
    subject,
    ...[from, ...to, ...cc, ...replyTo].flatMap(({ name, address }) => [name, address]),
    ...Object.values(headers),
  ];
  const lines = values.reduce((sum, value) => sum + octets(value) * 2 + 40, 0);
  const bodies = [text, html, invited ?? ""].map((body) => octets(body) + (body.match(/\n/g)?.length ?? 0));
  const parts = [...bodies, ...files.map(({ bytes }) => bytes.byteLength)];
  return lines + parts.reduce((sum, bytes) => sum + base64Length(bytes) + PART_OCTETS, 1_000);
}

function octets(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

function treeOf(mail: Omit<ComposedMail, "raw">, invited: string | null, { now, token }: Composing): MimeTree {
  const { References: references = "", ...others } = mail.headers;
  const list = (name: string, addresses: readonly MailAddress[]): [string, string][] =>
    addresses.length === 0 ? [] : [[name, mailboxList(addresses)]];
  return {
    headers: [
      ["Date", new Date(now).toUTCString().replace("GMT", "+0000")],
      ["From", mailboxList([mail.from])],
      ...list("Reply-To", mail.replyTo),
      ...list("To", mail.to),
      ...list("Cc", mail.cc),
      ...(mail.to.length + mail.cc.length === 0 ? [["To", "undisclosed-recipients:;"] as const] : []),
      ["Subject", unstructured(mail.subject)],
      ["Message-ID", idList([mail.messageId])],
      ["MIME-Version", "1.0"],
      ...(references === "" ? [] : [["References", references.replaceAll(" ", "\r\n ")] as const]),
      ...Object.entries(others),
    ],
    text: mail.text,
    html: mail.html,
    calendar: invited,
    files: mail.files.map((file) =>
      invited !== null && file.type === "text/calendar" ? { ...file, type: "application/ics" } : file,
    ),
    token,
  };
}
