import { afterReport, mailFate, type RecipientFate, withoutIt } from "../../../domain/mail/recipient-fate.ts";

type Row = { address: string; state: RecipientFate["state"]; reason: string };

/** What was told of each recipient of each mail of ours, and for whom a mail leaves once more. */
export class MailRecipients {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Notes it; the fate of the whole mail after it. */
  tell(entry: string, told: RecipientFate): ReturnType<typeof mailFate> {
    const known = this.#fates(entry);
    const next = afterReport(known.find(({ address }) => address === told.address) ?? null, told);
    this.#sql.exec(
      "INSERT OR REPLACE INTO mail_recipients (entry, address, state, reason) VALUES (?, ?, ?, ?)",
      entry,
      next.address,
      next.state,
      next.reason,
    );
    return mailFate(this.#fates(entry));
  }

  /** It is about to leave once more: what was told of those who are without it counts no longer. */
  again(entry: string): void {
    const whom = withoutIt(this.#fates(entry));
    this.#sql.exec("DELETE FROM mail_recipients WHERE entry = ? AND state IN ('failed', 'again')", entry);
    for (const address of whom ?? [])
      this.#sql.exec(
        "INSERT INTO mail_recipients (entry, address, state, reason) VALUES (?, ?, 'again', '')",
        entry,
        address,
      );
  }

  /** For whom alone it leaves; null: for all that it names. */
  only(entry: string): string[] | null {
    const rows = this.#sql
      .exec<{ address: string }>("SELECT address FROM mail_recipients WHERE entry = ? AND state = 'again'", entry)
      .toArray();
    return rows.length === 0 ? null : rows.map(({ address }) => address);
  }

  #fates(entry: string): RecipientFate[] {
    return this.#sql
      .exec<Row>(
        "SELECT address, state, reason FROM mail_recipients WHERE entry = ? AND state <> 'again' ORDER BY address",
        entry,
      )
      .toArray();
  }
}
