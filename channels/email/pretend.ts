import type { ThreadMail } from "../../domain/mail/draft.ts";
import type { Invitation } from "../../domain/mail/invitation.ts";
import type { InboundMail } from "./inbound-mail.ts";
import type { Composing, OutgoingDraft, OutgoingFile } from "./outgoing-mail.ts";

/** Drafts, and mails to be answered, for the tests beside the composer and the carriers. */

export const PNG = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

export function draftOf(given: Partial<OutgoingDraft> = {}): OutgoingDraft {
  return {
    from: { name: "Soporte Banco", address: "soporte@banco.example" },
    to: [{ name: "", address: "lucia@example.com" }],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: "Su factura",
    html: "<p>Hola</p>",
    text: null,
    inReplyTo: null,
    references: [],
    files: [],
    ...given,
  };
}

export function composingOf(given: Partial<Composing> = {}): Composing {
  return {
    token: "a1b2c3d4e5f6",
    now: Date.parse("2026-11-30T12:20:00Z"),
    reference: null,
    automatic: null,
    invitation: null,
    unsubscribe: null,
    ...given,
  };
}

export function fileOf(given: Partial<OutgoingFile> = {}): OutgoingFile {
  return { name: "factura.pdf", type: "application/pdf", bytes: new Uint8Array([1, 2, 3]), contentId: null, ...given };
}

export function invitationOf(given: Partial<Invitation> = {}): Invitation {
  return {
    uid: "cita-1@banco.example",
    sequence: 0,
    title: "Cita",
    organizer: { name: "Banco", address: "soporte@banco.example" },
    attendees: [{ name: "Lucía", address: "lucia@example.com" }],
    start: "2026-12-07 10:00:00",
    end: "2026-12-07 10:30:00",
    zone: "America/Montevideo",
    location: "",
    description: "",
    ...given,
  };
}

export function inThread(mail: InboundMail): ThreadMail<OutgoingFile> {
  return {
    messageId: mail.hasOwnId ? mail.id : null,
    references: mail.references,
    at: mail.sentAt ?? 0,
    ours: false,
    from: mail.from ?? { name: "", address: "quien@example.com" },
    replyTo: mail.replyTo,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: mail.said.own,
    safeHtml: null,
    files: [...mail.files, ...mail.inline],
  };
}
