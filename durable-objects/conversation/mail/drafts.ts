import type { MailDraftState } from "../../../protocol/mail.ts";

/** Mails that are being written: one an agent, kept until the next mail of theirs. */
export class Drafts {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  of(agent: string): MailDraftState {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM drafts WHERE agent = ?", agent).toArray()[0];
    return row === undefined ? null : (JSON.parse(row.body) as MailDraftState);
  }

  keep(agent: string, draft: MailDraftState, now: number): void {
    if (draft === null) this.#sql.exec("DELETE FROM drafts WHERE agent = ?", agent);
    else this.#sql.exec("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", agent, JSON.stringify(draft), now);
  }
}
