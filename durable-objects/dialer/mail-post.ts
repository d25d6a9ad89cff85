import {
  type ComposedMail,
  type MailCarrier,
  type MailSent,
  UnsendableMail,
} from "../../channels/email/outgoing-mail.ts";
import { mailboxKey, readAddress } from "../../domain/mail/mail-address.ts";
import type { MailDialerSettings } from "../../protocol/dialers.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import { heardMail } from "../carrier-hearsay.ts";
import { mailScope } from "../mail-line.ts";
import { BulkMail } from "./bulk-mail.ts";
import { lanesOf, type MailLanes } from "./mail-lanes.ts";
import type { DialerParts } from "./parts.ts";
import type { Left, Post } from "./post.ts";

/** ms after which a recipient is tried again whose server could not take the mail. */
const LATER_MS = 15 * 60_000;
/** ms until an account is tried again that its server lets send nothing. */
const SHUT_OUT_MS = 5 * 60_000;

/** The mailbox as a dialer sends by it: one recipient a mail, one mail a row. */
export class MailPost implements Post {
  readonly enabled: boolean;
  readonly lanes: number;
  readonly isRationed: boolean;
  readonly scope: string;
  readonly noAddress = "Not an e-mail address";
  readonly #env: Env;
  readonly #mailbox: string;
  readonly #lanes: () => MailLanes;
  readonly #mails: BulkMail;

  constructor(
    { id, env }: DialerParts,
    mailbox: MailboxSnapshot,
    settings: () => MailDialerSettings,
    lanes: () => MailLanes,
  ) {
    this.enabled = mailbox.enabled;
    this.lanes = lanesOf(mailbox);
    this.isRationed = mailbox.perMinute > 0;
    this.scope = mailScope(mailbox.address);
    this.#env = env;
    this.#mailbox = mailbox.id;
    this.#lanes = lanes;
    this.#mails = new BulkMail(env, id, mailbox, settings);
  }

  scopeOf(): string {
    return this.scope;
  }

  carrierAddress(destiny: string): string | null {
    return readAddress(destiny);
  }

  async way() {
    const lanes = this.#lanes();
    return (row: SpoolRow, to: string) => this.#leave(lanes, row, to);
  }

  async #leave(lanes: MailLanes, row: SpoolRow, to: string): Promise<Left> {
    let ready: { mail: ComposedMail; carrier: MailCarrier };
    try {
      ready = { mail: await this.#mails.composed(row, to), carrier: await lanes.take() };
    } catch (error) {
      // Nothing has left: a carrier's own failures are answers.
      const reason = error instanceof Error ? error.message : String(error);
      return { outcome: error instanceof UnsendableMail ? "refused" : "unreachable", reason };
    }
    const sent = await ready.carrier.send(ready.mail);
    heardMail(this.#env, this.#mailbox, sent, Date.now());
    const left = leftAs(sent, Date.now());
    lanes.giveBack(ready.carrier);
    if (left.outcome === "suppressed") await this.#suppress(to);
    return left;
  }

  /** Nobody of this sender tries it again. Lost without harm: the carrier says so each time. */
  async #suppress(to: string): Promise<void> {
    const address = mailboxKey(to);
    const entry = { address, scope: this.scope, source: "complaint", promotionsOnly: false } as const;
    const said = { at: Date.now(), by: address, reason: "suppressed", expires: null };
    await blockAddresses(this.#env.SPOOL, [{ ...entry, ...said }]).catch((error: unknown) => {
      console.warn("a suppressed address did not reach the black list", error);
    });
  }
}

/** An account that may not send fails no rows: they wait until it may. */
function leftAs(sent: MailSent, now: number): Left {
  switch (sent.outcome) {
    case "accepted":
      return { outcome: "accepted", carrierId: sent.messageId };
    case "refused":
      if (sent.because === "suppressed") return { outcome: "suppressed", reason: sent.reason };
      if (sent.because === "sign-in" || sent.because === "server" || sent.because === "sender")
        return { outcome: "slow-down", retryAfter: SHUT_OUT_MS, reason: sent.reason };
      return { outcome: "refused", reason: sent.reason };
    case "slow-down": {
      const isAbout = sent.because === "recipient" || sent.because === "mail";
      return isAbout ? { outcome: "later", notBefore: now + LATER_MS, reason: sent.reason } : sent;
    }
    default:
      return sent;
  }
}
