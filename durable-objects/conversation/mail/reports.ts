import { mailboxKey } from "../../../domain/mail/mail-address.ts";
import type { MailReportCall, MailReportReply } from "../../calls/mail.ts";
import type { CarrierSide } from "../carrier-side.ts";
import type { ConversationParts } from "../parts.ts";
import type { MailRecipients } from "./recipients.ts";
import type { MailThread } from "./thread.ts";

const STATES = { delivered: "delivered", complaint: "delivered", failed: "failed", seen: "seen" } as const;

/** What servers and recipients report of mails of ours: a mark under its entry, and of *spam* an end of writing to them. */
export class MailReports {
  readonly #parts: ConversationParts;
  readonly #thread: MailThread;
  readonly #carrier: CarrierSide;

  readonly #recipients: MailRecipients;

  constructor(parts: ConversationParts, thread: MailThread, recipients: MailRecipients, carrier: CarrierSide) {
    this.#parts = parts;
    this.#thread = thread;
    this.#recipients = recipients;
    this.#carrier = carrier;
  }

  /** Inside a transaction. What is of no mail of ours is passed over: anybody can write a report. */
  heard({ entry, messageId, kind, recipient, reason }: MailReportCall, now: number): MailReportReply {
    const named = entry ?? (messageId === null ? null : this.#thread.entryNamed(messageId));
    const mail = named === null ? null : this.#thread.mail(named);
    const address = this.#parts.line.address();
    if (mail?.ours !== true || address === null) return { known: false, recipients: [], sender: "" };
    const { to, cc, bcc, from } = mail.mail;
    const recipients = [...to, ...cc, ...bcc].map((party) => party.address);
    // Delayed: its server still tries, and there is nothing that an agent could do.
    if (kind !== "delayed") {
      const of = recipientOf(recipient, recipients);
      const told = { address: of, state: STATES[kind], reason: kind === "failed" ? reason : "" };
      const fate = this.#recipients.tell(mail.id, told);
      if (fate !== null) this.#carrier.fates.follow(mail.id, fate.state, fate.reason, now);
    }
    if (kind === "complaint") this.#carrier.optOuts.complained(address, recipient, now);
    return { known: true, recipients, sender: from.address };
  }
}

/** A mailbox that forwards bounces by another address: of a mail to one it is that one; empty: nobody knows who. */
function recipientOf(named: string, recipients: readonly string[]): string {
  const keys = recipients.map(mailboxKey);
  const key = named === "" ? "" : mailboxKey(named);
  if (keys.includes(key)) return key;
  return keys.length === 1 ? (keys[0] ?? "") : "";
}
