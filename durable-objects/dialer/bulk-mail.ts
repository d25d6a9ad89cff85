import { composeMail } from "../../channels/email/out/compose-mail.ts";
import { isUnsubscribeAddress } from "../../channels/email/out/own-headers.ts";
import type { ComposedMail, Composing, OutgoingDraft } from "../../channels/email/outgoing-mail.ts";
import { rowReference } from "../../domain/dialer/claim.ts";
import type { Invitation } from "../../domain/mail/invitation.ts";
import { filledLetter, type LetterRow, type Wording, withPixel, wordingOf } from "../../domain/mail/letter.ts";
import { domainOf } from "../../domain/mail/mail-address.ts";
import { signedReference } from "../../domain/mail/reference.ts";
import { mailConversationName, signedReplyAddress } from "../../domain/mail/reply-token.ts";
import { type RowLink, rowToken } from "../../domain/mail/row-link.ts";
import type { Mac } from "../../domain/mail/signature.ts";
import { filledTemplate } from "../../domain/mail/template.ts";
import type { MailDialerSettings } from "../../protocol/dialers.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import { named, type SpoolRow } from "../../store/spool/candidates.ts";
import { mailMac } from "../mail-account.ts";
import { limitsOf } from "../mail-writing.ts";

const CONVERSATION_BYTES = 16;

/** Makes mails of rows (EML-62 to EML-64, EML-88). The same row is always the same reference, the same addresses and the same thread. */
export class BulkMail {
  readonly #env: Env;
  readonly #dialer: string;
  readonly #mailbox: MailboxSnapshot;
  readonly #settings: () => MailDialerSettings;
  readonly #mac: Mac;

  constructor(env: Env, dialer: string, mailbox: MailboxSnapshot, settings: () => MailDialerSettings) {
    this.#env = env;
    this.#dialer = dialer;
    this.#mailbox = mailbox;
    this.#settings = settings;
    this.#mac = mailMac(env);
  }

  /** To one recipient. Throws `UnsendableMail`. */
  async composed(row: SpoolRow, to: string): Promise<ComposedMail> {
    const reference = rowReference(this.#dialer, row.id);
    const unsubscribe = await this.#address("unsubscribe", reference);
    const letter: LetterRow = { message: row.message, template: row.device, values: named(row) };
    const draft = await this.#draft(letter, reference, to, unsubscribe);
    return composeMail(draft, {
      token: crypto.randomUUID().replaceAll("-", ""),
      now: Date.now(),
      reference: await signedReference(reference, this.#mac),
      automatic: "auto-generated",
      invitation: this.#invitation(letter, reference, to),
      unsubscribe: unsubscribe !== null && isUnsubscribeAddress(unsubscribe) ? unsubscribe : null,
    } satisfies Composing);
  }

  async #draft(letter: LetterRow, reference: string, to: string, unsubscribe: string | null): Promise<OutgoingDraft> {
    const { address, fromName } = this.#mailbox;
    const wording: Wording = wordingOf(this.#settings(), letter);
    const { subject, html, text } = filledLetter(wording, letter.values, unsubscribe ?? "");
    const pixel = await this.#address("seen", reference);
    return {
      from: { name: fromName, address },
      to: [{ name: "", address: to }],
      cc: [],
      bcc: [],
      replyTo: (await this.#replyTo(reference)).map((one) => ({ name: fromName, address: one })),
      subject,
      html: pixel === null ? html : withPixel(html, pixel),
      text,
      inReplyTo: null,
      references: [],
      files: [],
    };
  }

  /** EML-63: an answer begins an interaction of the campaign, each row's its own; and it goes where the mailbox says (EML-15). */
  async #replyTo(reference: string): Promise<string[]> {
    const { address, replyTo } = this.#mailbox;
    const scope = this.#settings().campaign;
    const random = (await this.#mac(`answers ${reference}`)).subarray(0, CONVERSATION_BYTES);
    const thread = { conversation: mailConversationName(random), scope: scope ?? "" };
    const signed = scope === null ? null : await signedReplyAddress(address, thread, Date.now(), this.#mac);
    return [...(signed === null ? [] : [signed]), ...replyTo].slice(0, limitsOf(this.#mailbox).replyTo);
  }

  #invitation({ values }: LetterRow, reference: string, to: string): Invitation | null {
    const { invitation, schedule } = this.#settings();
    if (invitation === null) return null;
    const { address, fromName } = this.#mailbox;
    const { start, end, organizer } = invitation;
    return {
      uid: `${reference}@${domainOf(address)}`,
      sequence: 0,
      title: filledTemplate(invitation.title, values, "line"),
      organizer: { name: organizer || fromName, address },
      attendees: [{ name: "", address: to }],
      start,
      end,
      zone: schedule.zone,
      location: "",
      description: "",
    };
  }

  /** Null: this installation has no address in the world. */
  async #address(link: RowLink, reference: string): Promise<string | null> {
    if (this.#env.PUBLIC_URL === "") return null;
    return `${this.#env.PUBLIC_URL}/webhooks/mails/${link}/${await rowToken(link, reference, this.#mac)}`;
  }
}
