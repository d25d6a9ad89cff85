import type { ProviderType } from "../../protocol/providers.ts";
import type { Account } from "../network/account.ts";
import { type NetworkSettings, settings } from "../network/settings.ts";

/** Accounts, and how the network behaves; read once and kept in memory, for each request asks. */
export class AccountStore {
  readonly #sql: SqlStorage;
  #accounts: Account[] | undefined;
  #settings: NetworkSettings | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  all(): Account[] {
    this.#accounts ??= this.#sql
      .exec<{ fields: string }>("SELECT fields FROM accounts ORDER BY rowid")
      .toArray()
      .map(({ fields }) => JSON.parse(fields) as Account);
    return this.#accounts;
  }

  ofType(type: ProviderType): Account[] {
    return this.all().filter((account) => account.type === type);
  }

  get(name: string): Account | undefined {
    return this.all().find((account) => account.name === name);
  }

  /** Adds them, or replaces those of the same name. */
  put(accounts: Account[]): void {
    for (const account of accounts)
      this.#sql.exec(
        "INSERT INTO accounts (name, fields) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET fields = excluded.fields",
        account.name,
        JSON.stringify(account),
      );
    this.#accounts = undefined;
  }

  remove(name: string): void {
    this.#sql.exec("DELETE FROM accounts WHERE name = ?", name);
    this.#accounts = undefined;
  }

  settings(): NetworkSettings {
    if (this.#settings === undefined) {
      const kept = this.#kept("settings");
      const read = settings.safeParse(kept === undefined ? {} : JSON.parse(kept));
      this.#settings = read.success ? read.data : settings.parse({});
    }
    return this.#settings;
  }

  putSettings(changed: NetworkSettings): void {
    this.#keep("settings", JSON.stringify(changed));
    this.#settings = changed;
  }

  /** `http://127.0.0.1:8789`: where carriers are reached. */
  origin(): string {
    return this.#kept("origin") ?? "";
  }

  putOrigin(origin: string): void {
    this.#keep("origin", origin);
  }

  #kept(name: string): string | undefined {
    return this.#sql.exec<{ value: string }>("SELECT value FROM kept WHERE name = ?", name).toArray()[0]?.value;
  }

  #keep(name: string, value: string): void {
    this.#sql.exec("INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)", name, value);
  }
}
