/** How WhatsApp names somebody: a user id, a phone (as `customerKey` writes it), or both. */
export interface CustomerIds {
  userId: string | null;
  phone: string | null;
}

/**
 * One person, one key, whichever of their ids comes (decisions: customer key on WhatsApp). The key is the phone, unless they came
 * first without it, or it was somebody else's before: people change numbers, user ids stay.
 */
export class Customers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  keyOf({ userId, phone }: CustomerIds): string {
    if (userId === null) return this.#known(phone ?? "") ?? phone ?? "";
    const key = this.#known(userId) ?? (phone === null || this.#isTaken(phone) ? userId : phone);
    this.#link(userId, key);
    if (phone !== null && phone !== key) this.#link(phone, key);
    return key;
  }

  /** Whoever was erased is another one when they come again. */
  forget(key: string): void {
    this.#sql.exec("DELETE FROM customers WHERE key = ?1 OR id = ?1", key);
  }

  #known(id: string): string | null {
    return this.#sql.exec<{ key: string }>("SELECT key FROM customers WHERE id = ?", id).toArray()[0]?.key ?? null;
  }

  #isTaken(phone: string): boolean {
    return this.#sql.exec("SELECT 1 FROM customers WHERE key = ? LIMIT 1", phone).toArray().length > 0;
  }

  #link(id: string, key: string): void {
    this.#sql.exec(
      "INSERT INTO customers VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET key = excluded.key WHERE key <> excluded.key",
      id,
      key,
    );
  }
}
