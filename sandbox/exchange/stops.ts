const STOP_WORDS = [
  "STOP",
  "STOPALL",
  "UNSUBSCRIBE",
  "CANCEL",
  "END",
  "QUIT",
  "REVOKE",
  "OPTOUT",
  "BAJA",
  "SAIR",
  "PARAR",
];
const START_WORDS = ["START", "UNSTOP", "YES"];

export interface Stop {
  account: string;
  number: string;
  /** ms when the customer wrote it. */
  at: number;
  /** ms when the other side had taken the word; null: it is still on its way. */
  told: number | null;
}

/** Which customers have asked which sender for silence, and since when the other side knows. */
export class Stops {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The customer has written this word. */
  heard(account: string, number: string, text: string, at: number): void {
    const word = text.trim().toUpperCase();
    if (STOP_WORDS.includes(word))
      this.#sql.exec("INSERT OR IGNORE INTO stops (account, number, at) VALUES (?, ?, ?)", account, number, at);
    else if (START_WORDS.includes(word))
      this.#sql.exec("DELETE FROM stops WHERE account = ? AND number = ?", account, number);
  }

  /** The other side has taken a word of this customer. */
  told(account: string, number: string, now: number): void {
    this.#sql.exec("UPDATE stops SET told = ? WHERE account = ? AND number = ? AND told IS NULL", now, account, number);
  }

  get(account: string, number: string): Stop | undefined {
    return this.#sql
      .exec<{ account: string; number: string; at: number; told: number | null }>(
        "SELECT * FROM stops WHERE account = ? AND number = ?",
        account,
        number,
      )
      .toArray()[0];
  }

  all(): Stop[] {
    return this.#sql
      .exec<{ account: string; number: string; at: number; told: number | null }>(
        "SELECT * FROM stops ORDER BY told LIMIT 10000",
      )
      .toArray();
  }
}
