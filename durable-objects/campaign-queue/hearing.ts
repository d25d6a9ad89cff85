import type { QueueCall, QueueReply } from "../calls/queue.ts";
import type { Admissions } from "./admissions.ts";
import type { ArchiveShelf } from "./archive-shelf.ts";
import type { Counting } from "./counting.ts";
import type { MailAnswers } from "./mail-answers.ts";
import type { Offers } from "./offers.ts";

/** What the ended, and the answers to mails, are kept in. */
interface Kept {
  counting: Counting;
  shelf: ArchiveShelf;
  mailAnswers: MailAnswers;
}

/** What a line does on a call from a conversation or a desk, inside its transaction. */
export class Hearing {
  readonly #admissions: Admissions;
  readonly #offers: Offers;
  readonly #kept: Kept;

  constructor(admissions: Admissions, offers: Offers, kept: Kept) {
    this.#admissions = admissions;
    this.#offers = offers;
    this.#kept = kept;
  }

  apply(call: QueueCall, now: number): QueueReply {
    switch (call.verb) {
      case "enter":
        return this.#admissions.enter(call, now);
      case "leave":
        this.#admissions.leave(call, now);
        if (call.record !== null) this.#kept.shelf.put(this.#kept.counting.received(call.record), now);
        return { outcome: "ok" };
      case "begun":
        return this.#admissions.begun(call, now);
      case "may-answer":
        return this.#kept.mailAnswers.mayAnswer(call, now);
      case "moved":
        this.#admissions.moved(call, now);
        return { outcome: "ok" };
      case "answered":
        this.#offers.answered(call.interaction, call, now);
        return { outcome: "ok" };
    }
  }
}
