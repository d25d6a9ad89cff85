import { type AnswerSent, notAnswered } from "../../domain/mail/automatic-answer.ts";
import type { MayAnswerReply, QueueCall } from "../calls/queue.ts";

type MayAnswer = Extract<QueueCall, { verb: "may-answer" }>;
type Row = { address: string; period: string; at: number };

/** Longer than any holiday: until then a closed period's text is not said twice. */
const KEPT_MS = 40 * 86_400_000;
/** Of one address: more are not looked at, and it has had enough. */
const MOST_LOOKED_AT = 200;

/** Which automatic mails a campaign has sent to whom, over all threads: what keeps two machines from answering each other for ever (RFC 3834). */
export class MailAnswers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Inside a transaction. Asked again for the same mail and occasion, it says the same. */
  mayAnswer({ entry, address, said, period }: MayAnswer, now: number): MayAnswerReply {
    const claim = JSON.stringify([entry, said, period]);
    if (this.#sql.exec("SELECT 1 FROM mail_answers WHERE claim = ?", claim).toArray().length > 0)
      return { outcome: "answer" };
    const mail = { auto: [], dmarc: "none", answerTo: address };
    if (notAnswered(mail, [], this.#sentTo(address), period, now) !== null) return { outcome: "quiet" };
    this.#sql.exec("DELETE FROM mail_answers WHERE at < ?", now - KEPT_MS);
    this.#sql.exec("INSERT INTO mail_answers VALUES (?, ?, ?, ?)", claim, address, period, now);
    return { outcome: "answer" };
  }

  /** Whoever was erased was answered by nobody. */
  forget(address: string): void {
    this.#sql.exec("DELETE FROM mail_answers WHERE lower(address) = ?", address);
  }

  #sentTo(address: string): AnswerSent[] {
    return this.#sql
      .exec<Row>(
        `SELECT address, period, at FROM mail_answers WHERE address = ? ORDER BY at DESC LIMIT ${MOST_LOOKED_AT}`,
        address,
      )
      .toArray()
      .map((row) => ({ to: row.address, period: row.period, at: row.at }));
  }
}
