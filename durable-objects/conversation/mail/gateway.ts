import { composeMail } from "../../../channels/email/out/compose-mail.ts";
import {
  type Composing,
  type MailCarrier,
  type MailSent,
  UnsendableMail,
} from "../../../channels/email/outgoing-mail.ts";
import { textToHtml } from "../../../domain/mail/html.ts";
import { mailboxKey } from "../../../domain/mail/mail-address.ts";
import { signedReference } from "../../../domain/mail/reference.ts";
import { signedReplyAddress } from "../../../domain/mail/reply-token.ts";
import type { MailParty } from "../../../protocol/mail.ts";
import type { MailboxSnapshot } from "../../../protocol/mailboxes.ts";
import { directoryOf, providerOf } from "../../addresses.ts";
import type { CarrierAddress } from "../../calls/carrier.ts";
import type { ThreadEntry } from "../../calls/mail-writing.ts";
import { heardMail } from "../../carrier-hearsay.ts";
import { mailCarrierOf, mailMac } from "../../mail-account.ts";
import { FileGone, filesOf, htmlOf } from "../../mail-files.ts";
import { mailboxRate } from "../../mailbox-rate.ts";
import type { Left } from "../departures.ts";
import type { Turn } from "../turns.ts";
import type { MailRecipients } from "./recipients.ts";
import type { MailPlace, MailThread } from "./thread.ts";

/** By whose name the threads of a conversation go outside. */
interface Outside {
  /** Of the thread that answers go to: this one, or the one that it has become part of. */
  conversation: string;
  /** Id of the campaign that the thread began in. */
  campaign: string;
}

/** Between one conversation and the way out of its mailbox: a stored mail becomes one that travels. */
export class MailGateway {
  readonly #env: Env;
  readonly #conversation: string;
  readonly #thread: MailThread;
  readonly #recipients: MailRecipients;
  readonly #outside: () => Outside;

  constructor(
    env: Env,
    conversation: string,
    { thread, recipients }: { thread: MailThread; recipients: MailRecipients },
    outside: () => Outside,
  ) {
    this.#env = env;
    this.#conversation = conversation;
    this.#thread = thread;
    this.#recipients = recipients;
    this.#outside = outside;
  }

  /** When one more may leave its mailbox: agents' before programs' (`patient`), both before bulk; `called`: `yourTurn` will tell. */
  async lease({ provider }: CarrierAddress, patient: boolean): Promise<Turn | "called"> {
    const rate = await mailboxRate(this.#env, provider);
    if (rate === 0) return { at: Date.now(), account: null };
    const at = await providerOf(this.#env, provider).mailTurn({ who: this.#conversation, patient, rate });
    return at === null ? "called" : { at, account: null };
  }

  /** Never throws. */
  async leave(address: CarrierAddress, entry: string): Promise<Left> {
    const stored = this.#thread.mail(entry);
    const place = this.#thread.place(entry);
    if (stored === null || place === null) return { outcome: "refused", reason: "no mail" };
    let carrier: MailCarrier | null = null;
    try {
      const mailbox = address.provider === "" ? null : await directoryOf(this.#env).mailbox(address.provider);
      if (mailbox === null || !mailbox.enabled) return { outcome: "refused", reason: "no mailbox" };
      carrier = await mailCarrierOf(this.#env, mailbox);
      const mail = composeMail(
        await this.#draft(this.#leaving(stored), place, mailbox, carrier),
        await this.#composing(entry, place),
      );
      const [only, ...others] = mail.envelope.to;
      const sent = await carrier.send(mail);
      heardMail(this.#env, mailbox.id, sent, Date.now());
      return leftAs(sent, others.length === 0 ? only : undefined);
    } catch (error) {
      // Nothing has left: a carrier's own failures are answers.
      const reason = error instanceof Error ? error.message : String(error);
      const isFinal = error instanceof UnsendableMail || error instanceof FileGone;
      return { outcome: isFinal ? "refused" : "unreachable", reason };
    } finally {
      await carrier?.close();
    }
  }

  /** Sent again by hand: for those alone who are without it. */
  #leaving(stored: ThreadEntry): ThreadEntry {
    const only = this.#recipients.only(stored.id);
    if (only === null) return stored;
    const named = (parties: MailParty[]) => parties.filter(({ address }) => only.includes(mailboxKey(address)));
    const to = [...named(stored.mail.to), ...named(stored.mail.cc)];
    const blind = named(stored.mail.bcc);
    // Nothing leaves without anybody in To; there the first blind one stands for itself alone.
    const left = to.length > 0 ? { to, cc: [], bcc: blind } : { to: blind.slice(0, 1), cc: [], bcc: blind.slice(1) };
    return left.to.length === 0 ? stored : { ...stored, mail: { ...stored.mail, ...left } };
  }

  async #draft({ mail, text }: ThreadEntry, place: MailPlace, mailbox: MailboxSnapshot, { limits }: MailCarrier) {
    const html = await htmlOf(this.#env, this.#conversation, mail, limits.bytes);
    if (html === null && mail.html !== null) throw new FileGone("The mail is not there any more");
    const from = { name: mailbox.fromName, address: mailbox.address };
    const signed = await signedReplyAddress(
      mailbox.address,
      { conversation: this.#outside().conversation, scope: this.#outside().campaign },
      Date.now(),
      mailMac(this.#env),
    );
    const answersTo = [...(signed === null ? [] : [signed]), ...mailbox.replyTo];
    const { to, cc, bcc, subject } = mail;
    return {
      from,
      to,
      cc,
      bcc,
      replyTo: answersTo.slice(0, limits.replyTo).map((address) => ({ name: from.name, address })),
      subject,
      html: html ?? textToHtml(text),
      text: mail.html === null ? text : null,
      inReplyTo: place.inReplyTo,
      references: [...place.references],
      files: await filesOf(this.#env, this.#conversation, mail),
    };
  }

  async #composing(entry: string, { automatic }: MailPlace): Promise<Composing> {
    return {
      token: crypto.randomUUID().replaceAll("-", ""),
      now: Date.now(),
      reference: await signedReference(`c.${this.#conversation}.${entry}`, mailMac(this.#env)),
      automatic: automatic ? "auto-replied" : null,
      invitation: null,
      unsubscribe: null,
    };
  }
}

/** `only`: the one recipient, if it has one: of several nobody says who is suppressed. */
function leftAs(sent: MailSent, only: string | undefined): Left {
  if (sent.outcome === "accepted") return { outcome: "accepted", carrierId: sent.messageId };
  if (sent.outcome === "slow-down") return { outcome: "slow-down", retryAfter: sent.retryAfter };
  const isSuppressed = sent.outcome === "refused" && sent.because === "suppressed" && only !== undefined;
  return { ...sent, ...(isSuppressed && { suppressed: only }) };
}
