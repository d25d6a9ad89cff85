import type { ProviderType } from "../../protocol/providers.ts";
import type { Message } from "../network/message.ts";

type Row = { id: number; fields: string };

export interface MessageQuery {
  type?: ProviderType | undefined;
  account?: string | undefined;
  /** The customer, as the carrier was given them or in E.164. */
  to?: string | undefined;
  /** Only younger ones than this id. */
  after: number;
  limit: number;
  /** Requests that left nothing too. */
  all: boolean;
}

/** Every message between phones and accounts. */
export class MessageStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(message: Omit<Message, "id">): Message {
    const { type, account, mine, to, number, arrived, carrierId, at } = message;
    const { id } = this.#sql
      .exec<{ id: number }>(
        `INSERT INTO messages (type, account, mine, written, number, arrived, carrier_id, at, fields)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
        type,
        account,
        mine ? 1 : 0,
        to,
        number,
        arrived ? 1 : 0,
        carrierId,
        at,
        JSON.stringify(message),
      )
      .one();
    return { ...message, id };
  }

  put(message: Message): void {
    const { id, ...fields } = message;
    this.#sql.exec("UPDATE messages SET fields = ? WHERE id = ?", JSON.stringify(fields), id);
  }

  get(id: number): Message | undefined {
    return this.#read("WHERE id = ?", id)[0];
  }

  byCarrierId(carrierId: string): Message | undefined {
    return this.#read("WHERE carrier_id = ? LIMIT 1", carrierId)[0];
  }

  /** How often this address was written to by carriers of this type: the repetition that a fate is drawn for. */
  tries(type: ProviderType, to: string): number {
    return this.#sql
      .exec<{ n: number }>("SELECT count(*) AS n FROM messages WHERE type = ? AND written = ? AND mine = 0", type, to)
      .one().n;
  }

  /** ms of the customer's last word or call to this account. */
  lastWord(account: string, number: string): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        "SELECT max(at) AS at FROM messages WHERE account = ? AND number = ? AND mine = 1",
        account,
        number,
      )
      .one().at;
  }

  /** All between one phone and everybody, the oldest first, at most 500. */
  ofPhone(number: string): Message[] {
    return this.#read("WHERE number = ? AND arrived = 1 ORDER BY id DESC LIMIT 500", number).reverse();
  }

  /** What one of the two has not read of the other's words, the oldest first; `mine`: the customer's words. */
  unread(account: string, number: string, mine: boolean): Message[] {
    return this.#read(
      "WHERE account = ? AND number = ? AND mine = ? AND arrived = 1 ORDER BY id DESC LIMIT 50",
      account,
      number,
      mine ? 1 : 0,
    )
      .filter(({ read }) => !read)
      .reverse();
  }

  /** What was sent to customers, by age. */
  list({ type = "" as ProviderType, account = "", to = "", after, limit, all }: MessageQuery): Message[] {
    return this.#read(
      `WHERE id > ? AND mine = 0 AND (? = '' OR type = ?) AND (? = '' OR account = ?) AND (? = '' OR written = ? OR number = ?)
         AND (? = 1 OR arrived = 1) ORDER BY id LIMIT ?`,
      after,
      type,
      type,
      account,
      account,
      to,
      to,
      to,
      all ? 1 : 0,
      limit,
    );
  }

  /** The youngest of all, both ways, the youngest first. */
  latest(limit: number): Message[] {
    return this.#read("ORDER BY id DESC LIMIT ?", limit);
  }

  /** How many messages arrived at each address. */
  counts(type: string, account: string): Record<string, number> {
    const rows = this.#sql.exec<{ written: string; n: number }>(
      `SELECT written, count(*) AS n FROM messages
       WHERE mine = 0 AND arrived = 1 AND (? = '' OR type = ?) AND (? = '' OR account = ?) GROUP BY written`,
      type,
      type,
      account,
      account,
    );
    return Object.fromEntries(rows.toArray().map(({ written, n }) => [written, n]));
  }

  /** The phones that were written to or wrote, the one with the youngest message first. */
  phones(limit: number): string[] {
    return this.#sql
      .exec<{ number: string }>(
        "SELECT number FROM messages WHERE arrived = 1 GROUP BY number ORDER BY max(id) DESC LIMIT ?",
        limit,
      )
      .toArray()
      .map(({ number }) => number);
  }

  #read(where: string, ...values: SqlStorageValue[]): Message[] {
    return this.#sql
      .exec<Row>(`SELECT id, fields FROM messages ${where}`, ...values)
      .toArray()
      .map(({ id, fields }) => ({ ...(JSON.parse(fields) as Omit<Message, "id">), id }));
  }
}
