import type { MailReportCall, MailReportReply } from "../../calls/mail.ts";
import type { CarrierSide } from "../carrier-side.ts";
import type { ConversationParts } from "../parts.ts";
import type { MailThread } from "./thread.ts";

const STATES = { delivered: "delivered", complaint: "delivered", failed: "failed", seen: "seen" } as const;

/** What servers and recipients report of mails of ours: a mark under its entry, and of *spam* an end of writing to them. */
export class MailReports {
  readonly #parts: ConversationParts;
  readonly #thread: MailThread;
  readonly #carrier: CarrierSide;

  constructor(parts: ConversationParts, thread: MailThread, carrier: CarrierSide) {
    this.#parts = parts;
    this.#thread = thread;
    this.#carrier = carrier;
  }

  /** Inside a transaction. What is of no mail of ours is passed over: anybody can write a report. */
  heard({ entry, messageId, kind, recipient, reason }: MailReportCall, now: number): MailReportReply {
    const named = entry ?? (messageId === null ? null : this.#thread.entryNamed(messageId));
    const mail = named === null ? null : this.#thread.mail(named);
    const address = this.#parts.line.address();
    if (mail?.ours !== true || address === null) return { known: false, recipients: [], sender: "" };
    const { to, cc, bcc, from } = mail.mail;
    const said = recipient === "" || reason === "" ? reason : `${recipient}: ${reason}`;
    // Delayed: its server still tries, and there is nothing that an agent could do.
    if (kind !== "delayed") this.#carrier.told(mail.id, STATES[kind], kind === "failed" ? said : "", now);
    if (kind === "complaint") this.#carrier.optOuts.complained(address, recipient, now);
    return { known: true, recipients: [...to, ...cc, ...bcc].map((party) => party.address), sender: from.address };
  }
}
