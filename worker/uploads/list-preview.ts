import { addressOf, customerKey } from "../../channels/phone-number.ts";
import type { ListRow } from "../../domain/dialer/list-line.ts";
import { messageText, templateText } from "../../domain/dialer/message-text.ts";
import { SeenNumbers } from "../../domain/dialer/seen-numbers.ts";
import type { UploadAccepted } from "../../protocol/dialers.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import type { PhoneDialerForLists } from "../../store/configuration/dialers-for-lists.ts";
import type { SpoolRow } from "../../store/spool/uploads.ts";

const SAMPLES = 3;

/** Makes rows of the spool of a list's lines of numbers, and counts what is known of them already. */
export class ListPreview {
  readonly #dialer: PhoneDialerForLists;
  readonly #seen = new SeenNumbers();
  readonly #counted: Omit<UploadAccepted["preview"], "blocked"> = { other: 0, twice: 0, segments: 0, samples: [] };

  constructor(dialer: PhoneDialerForLists) {
    this.#dialer = dialer;
  }

  rows(rows: readonly ListRow[]): SpoolRow[] {
    return rows.map((row) => this.#row(row));
  }

  counted(blocked: number): UploadAccepted["preview"] {
    return { blocked, ...this.#counted };
  }

  #row({ destiny, message, priority, device, data }: ListRow): SpoolRow {
    const { account, channel, settings } = this.#dialer;
    const counted = this.#counted;
    const number = addressOf(account, destiny);
    const address = number === "other" ? destiny.trim() : customerKey(channel, number.address);
    if (number === "other") counted.other += 1;
    else if (this.#seen.again(address)) counted.twice += 1;
    const text = this.#text(message, data);
    const segments = channel === "sms" ? segmentsOf(text) : 1;
    counted.segments += segments;
    if (counted.samples.length < SAMPLES) counted.samples.push({ to: address, subject: null, text, segments });
    return [destiny, address, message, settings.orderByPriority ? priority : 0, device, data];
  }

  #text(message: string, data: readonly string[]): string {
    const { templateBody } = this.#dialer;
    return templateBody === null ? messageText(message, data) : templateText(templateBody, data);
  }
}
