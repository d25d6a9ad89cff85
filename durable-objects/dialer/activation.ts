import { activateList } from "../../store/spool/active-list.ts";
import type { Lists } from "./lists.ts";
import type { DialerParts } from "./parts.ts";
import type { Tally } from "./tally.ts";

/** EML-73: which list of mails is sent. What was asked is noted first; it is carried out when nothing of another list is held any more. */
export class Activation {
  readonly #parts: DialerParts;
  readonly #lists: Lists;
  readonly #tally: Tally;

  constructor(parts: DialerParts, lists: Lists, tally: Tally) {
    this.#parts = parts;
    this.#lists = lists;
    this.#tally = tally;
  }

  /** Null: none. */
  request(list: string | null): void {
    const { facts } = this.#parts;
    facts.set("activation", { list, n: (facts.get("activation")?.n ?? 0) + 1, done: false });
  }

  wanted(): boolean {
    return this.#parts.facts.get("activation")?.done === false;
  }

  /** The board follows: what is left of the others goes off it, and comes back with them. */
  async run(): Promise<void> {
    const { env, facts } = this.#parts;
    const asked = facts.get("activation");
    if (asked === undefined) return;
    await activateList(env.SPOOL, this.#parts.turn(), asked.list);
    this.#parts.transaction(() => {
      this.#tally.count(this.#lists.rest(asked.list));
      if (facts.get("activation")?.n === asked.n) facts.set("activation", { ...asked, done: true });
    });
    this.#parts.changed();
  }
}
