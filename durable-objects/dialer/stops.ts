import { senderScope } from "../../channels/sender-scope.ts";
import { senderOf } from "../../domain/dialer/claim.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { registryState } from "../../store/spool/black-list.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import { type BlockRule, stoppedRows, type WantedRow } from "../../store/spool/stopped.ts";
import type { DialerParts } from "./parts.ts";

/** What the black list has to say of this dialer's rows: by which of its entries they are stopped. */
export class Stops {
  readonly #parts: DialerParts;

  constructor(parts: DialerParts) {
    this.#parts = parts;
  }

  rule(account: ProviderSnapshot): BlockRule {
    return { scopes: this.#scopes(account), advertising: this.#advertises(), now: Date.now() };
  }

  /** Each row with the scope of the sender that it leaves by. */
  wanted(rows: readonly SpoolRow[], account: ProviderSnapshot): WantedRow[] {
    const { dialString } = this.#parts.dialer();
    return rows.map((row) => ({ id: row.id, sender: senderScope(account, senderOf(row, dialString) ?? "") }));
  }

  /** Of these rows, those that are stopped now, with the source of the entry. */
  find(rows: readonly SpoolRow[], account: ProviderSnapshot): Promise<Map<number, string>> {
    return stoppedRows(this.#parts.env.SPOOL, this.wanted(rows, account), this.rule(account));
  }

  /** Advertising does not leave on an expired registry. */
  async registryExpired(account: ProviderSnapshot): Promise<boolean> {
    if (!this.#advertises()) return false;
    return (await registryState(this.#parts.env.SPOOL, this.#scopes(account), Date.now())) === "expired";
  }

  #advertises(): boolean {
    return this.#parts.dialer().purpose === "advertising";
  }

  #scopes(account: ProviderSnapshot): string[] {
    const { id, campaign } = this.#parts.dialer();
    return [id, ...(campaign === null ? [] : [campaign]), senderScope(account, "")];
  }
}
