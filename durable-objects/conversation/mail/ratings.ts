import type { MailRating } from "../../calls/mail-writing.ts";
import type { ConversationParts } from "../parts.ts";
import { tellRecord } from "../tells.ts";

/** EML-24: what customers say by the icons under a mail; of one interaction the first counts, open or ended. */
export class MailRatings {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Inside a transaction. False: there is no such interaction. */
  rate({ interaction, score }: MailRating, now: number): boolean {
    const one = this.#parts.interactions.find(interaction);
    if (one === null) return false;
    if (one.rating !== null) return true;
    const next = { ...one, rating: { score, comment: "" } };
    const isCurrent = this.#parts.interactions.current()?.held.interaction === interaction;
    if (isCurrent) this.#parts.changed(next, now);
    else this.#parts.interactions.put(next);
    this.#parts.event(next, { type: "rated", score, comment: "" }, now);
    tellRecord(this.#parts, next);
    return true;
  }
}
