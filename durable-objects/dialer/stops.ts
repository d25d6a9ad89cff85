import { registryState } from "../../store/spool/black-list.ts";
import type { SpoolRow } from "../../store/spool/candidates.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { type BlockRule, stoppedRows, type WantedRow } from "../../store/spool/stopped.ts";
import type { DialerParts } from "./parts.ts";
import type { Post } from "./post.ts";

/** What the black list has to say of this dialer's rows: by which of its entries they are stopped. */
export class Stops {
  readonly #parts: DialerParts;

  constructor(parts: DialerParts) {
    this.#parts = parts;
  }

  rule(post: Post): BlockRule {
    return { scopes: this.#scopes(post), advertising: this.#advertises(), now: Date.now() };
  }

  /** Each row with the scope of the sender that it leaves by. */
  wanted(rows: readonly SpoolRow[], post: Post): WantedRow[] {
    return rows.map((row) => ({
      id: row.id,
      sender: post.scopeOf(row),
      erased: erasedAddress(this.#parts.env.NAME_SECRET, row.address),
    }));
  }

  /** Of these rows, those that are stopped now, with the source of the entry. */
  find(rows: readonly SpoolRow[], post: Post): Promise<Map<number, string>> {
    return stoppedRows(this.#parts.env.SPOOL, this.wanted(rows, post), this.rule(post));
  }

  /** Advertising does not leave on an expired registry. */
  async registryExpired(post: Post): Promise<boolean> {
    if (!this.#advertises()) return false;
    return (await registryState(this.#parts.env.SPOOL, this.#scopes(post), Date.now())) === "expired";
  }

  #advertises(): boolean {
    return this.#parts.dialer().purpose === "advertising";
  }

  #scopes(post: Post): string[] {
    const { id, campaign } = this.#parts.dialer();
    return [id, ...(campaign === null ? [] : [campaign]), post.scope];
  }
}
