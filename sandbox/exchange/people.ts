import type { Customer } from "../carriers/carrier.ts";
import { type Account, channelOf } from "../network/account.ts";
import { numberOf, numberOfWaId, pageScopedIdOf, userIdOf } from "../network/numbers.ts";
import { nameOf } from "../network/people.ts";
import type { NetworkSettings } from "../network/settings.ts";

/** Whose phone is behind an address that a carrier gives out: page-scoped ids and WhatsApp's user ids. */
export class People {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** E.164 of an address as this account's carrier writes it; the address itself when nobody is known by it. */
  numberOf(account: Account, address: string): string {
    const isId = account.type === "meta-messenger" || /^[A-Z]{2}\./.test(address);
    if (isId) return this.#behind(account, address) ?? address;
    if (channelOf(account) === "whatsapp") return numberOfWaId(address);
    return numberOf(address, account.country);
  }

  /** The customer as this account knows them; remembers their id. */
  async customer(account: Account, number: string, names: NetworkSettings["userIds"]): Promise<Customer> {
    const id = /^\+/.test(number) ? await idOf(account, number) : number;
    if (id !== number)
      this.#sql.exec("INSERT OR IGNORE INTO people (account, id, number) VALUES (?, ?, ?)", account.name, id, number);
    return { number, name: nameOf(number), id, names };
  }

  #behind(account: Account, id: string): string | undefined {
    return this.#sql
      .exec<{ number: string }>("SELECT number FROM people WHERE account = ? AND id = ?", account.name, id)
      .toArray()[0]?.number;
  }
}

function idOf(account: Account, number: string): Promise<string> {
  return account.type === "meta-messenger"
    ? pageScopedIdOf(account.senderId, number)
    : userIdOf(account.account, number);
}
