import type { Agenda } from "../agenda.ts";
import type { ArchiveShelf } from "./archive-shelf.ts";
import type { LineStore } from "./line-store.ts";
import type { MailAnswers } from "./mail-answers.ts";

/** A customer is erased: interactions of theirs that are over say no more whom they were with, nor who of them was answered. */
export class Forgetting {
  readonly #line: LineStore;
  readonly #kept: { agenda: Agenda; shelf: ArchiveShelf; mailAnswers: MailAnswers };

  constructor(line: LineStore, kept: { agenda: Agenda; shelf: ArchiveShelf; mailAnswers: MailAnswers }) {
    this.#line = line;
    this.#kept = kept;
  }

  /** Also what is set aside of them. `address` null: nobody's answers are kept by it. */
  forget(interactions: string[], address: string | null): void {
    const { agenda, shelf, mailAnswers } = this.#kept;
    this.#line.forget(interactions);
    shelf.forgetAside(interactions);
    agenda.forgetAside(interactions);
    agenda.send();
    if (address !== null) mailAnswers.forget(address);
  }
}
