import type { Mark } from "../../domain/dialer/mark.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import { mailAddress } from "../../store/spool/mail-rows.ts";
import { directoryOf } from "../addresses.ts";
import type { MailReportCall, MailReportReply } from "../calls/mail.ts";
import { mailScope } from "../mail-line.ts";
import type { DialerParts } from "./parts.ts";
import type { Told } from "./receipts.ts";

/** What is told of one of the dialer's mails: it was proven to be of that row. */
export type RowReport = Pick<MailReportCall, "kind" | "reason"> & { row: number };

const MARKS: Partial<Record<MailReportCall["kind"], Mark>> = { failed: "rejected", complaint: "spam", seen: "seen" };

/** What recipients and their servers say of mails that were sent (EML-88 to EML-90), and who wants no more of them. */
export class Reactions {
  readonly #parts: DialerParts;
  readonly #hear: (told: Told) => void;

  readonly #optedOut: (campaigns: string[], data: object) => void;

  constructor(parts: DialerParts, hear: (told: Told) => void, optedOut: (campaigns: string[], data: object) => void) {
    this.#parts = parts;
    this.#hear = hear;
    this.#optedOut = optedOut;
  }

  /** The door puts who complains on the black list. */
  async report({ row, kind, reason }: RowReport): Promise<MailReportReply> {
    const address = await this.#addressOf(row);
    if (address === null) return { known: false, recipients: [], sender: "" };
    const mark = MARKS[kind];
    if (mark !== undefined) this.#hear({ row, mark, reason: kind === "failed" ? reason : "" });
    else if (kind === "delivered") this.#hear({ row, receipt: "delivered", reason: "" });
    return { known: true, recipients: [address], sender: await this.#sender() };
  }

  /** EML-88: its picture was fetched. */
  seen(row: number): void {
    this.#hear({ row, mark: "seen", reason: "" });
  }

  /** RFC 8058: nobody of this sender writes to them from the next wave on. False: there is no such mail. */
  async unsubscribe(row: number): Promise<boolean> {
    const address = await this.#addressOf(row);
    if (address === null) return false;
    const sender = await this.#sender();
    const entry = {
      address,
      scope: mailScope(sender),
      source: "customer",
      promotionsOnly: false,
    } as const;
    const said = { at: Date.now(), by: address, reason: "unsubscribe", expires: null };
    await blockAddresses(this.#parts.env.SPOOL, [{ ...entry, ...said }]);
    this.#hear({ row, mark: "unsubscribed", reason: "" });
    const { id, name, campaign } = this.#parts.dialer();
    const campaigns = campaign === null ? [] : [campaign];
    this.#optedOut(campaigns, { address, sender, dialer: { id, name } });
    return true;
  }

  #addressOf(row: number): Promise<string | null> {
    return mailAddress(this.#parts.env.SPOOL, this.#parts.id, row);
  }

  async #sender(): Promise<string> {
    const settings = this.#parts.dialer();
    const id = settings.channel === "email" ? settings.mailbox : null;
    return (id === null ? null : await directoryOf(this.#parts.env).mailbox(id))?.address ?? "";
  }
}
