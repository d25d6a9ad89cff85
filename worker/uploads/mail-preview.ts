import { htmlToText } from "../../channels/email/html-text.ts";
import type { MailRow } from "../../domain/dialer/mail-line.ts";
import { SeenNumbers } from "../../domain/dialer/seen-numbers.ts";
import { filledLetter, wordingOf } from "../../domain/mail/letter.ts";
import { mailboxKey, readAddress } from "../../domain/mail/mail-address.ts";
import type { UploadAccepted } from "../../protocol/dialers.ts";
import type { MailDialerForLists } from "../../store/configuration/dialers-for-lists.ts";
import type { SpoolRow } from "../../store/spool/uploads.ts";

const SAMPLES = 3;
/** Characters of a sample's text. */
const LONGEST_SAMPLE = 2_000;

/** Makes rows of the spool of a list's lines of mails, and counts what is known of them already. */
export class MailPreview {
  readonly #dialer: MailDialerForLists;
  readonly #seen = new SeenNumbers();
  readonly #counted: Omit<UploadAccepted["preview"], "blocked"> = { other: 0, twice: 0, segments: 0, samples: [] };

  constructor(dialer: MailDialerForLists) {
    this.#dialer = dialer;
  }

  rows(rows: readonly MailRow[]): SpoolRow[] {
    return rows.map((row) => this.#row(row));
  }

  counted(blocked: number): UploadAccepted["preview"] {
    return { blocked, ...this.#counted };
  }

  #row(row: MailRow): SpoolRow {
    const counted = this.#counted;
    const read = readAddress(row.destiny);
    const address = mailboxKey(read ?? row.destiny);
    if (read === null) counted.other += 1;
    else if (this.#seen.againText(address)) counted.twice += 1;
    counted.segments += 1;
    if (counted.samples.length < SAMPLES) counted.samples.push(this.#sample(row, address));
    const priority = this.#dialer.settings.orderByPriority ? row.priority : 0;
    return [row.destiny, address, row.message, priority, row.template, row.values];
  }

  #sample(row: MailRow, to: string) {
    const { subject, html, text } = filledLetter(wordingOf(this.#dialer.settings, row), row.values, "");
    const shown = (text ?? htmlToText(html, { links: true })).slice(0, LONGEST_SAMPLE).toWellFormed();
    return { to, subject, text: shown, segments: 1 };
  }
}
