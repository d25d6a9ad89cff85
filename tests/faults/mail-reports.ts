import { bounceOf, complaintOf } from "../../sandbox/mailboxes/reports.ts";
import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import type { Chance } from "./chance.ts";
import { sleep } from "./patience.ts";
import type { TakenMail } from "./remembering-post.ts";

const LATER_MS = [0, 6_000] as const;
const AGAIN_MS = 300;
const TIMES = 2;

/** What the world says of mails that it got: at any time, each twice, again until the door has taken it, as servers do. */
export class MailReports {
  /** By address. */
  readonly #told = new Map<string, "bounce" | "complaint">();
  readonly #runtime: Runtime;
  readonly #chance: Chance;
  readonly #fate: (address: string) => "bounce" | "complaint" | null;
  readonly #underWay: Promise<void>[] = [];

  constructor(runtime: Runtime, chance: Chance, fate: (address: string) => "bounce" | "complaint" | null) {
    this.#runtime = runtime;
    this.#chance = chance;
    this.#fate = fate;
  }

  hear(mail: TakenMail): void {
    const kind = this.#fate(mail.envelope.to);
    if (kind === null || this.#told.has(mail.envelope.to)) return;
    this.#told.set(mail.envelope.to, kind);
    for (let time = 0; time < TIMES; time++) this.#underWay.push(this.#tell(kind, mail));
  }

  /** The addresses that were so reported, sorted. */
  of(kind: "bounce" | "complaint"): string[] {
    return [...this.#told].flatMap(([address, how]) => (how === kind ? [address] : [])).toSorted();
  }

  async allTold(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #tell(kind: "bounce" | "complaint", mail: TakenMail): Promise<void> {
    await sleep(this.#chance.between(...LATER_MS));
    const raw = kind === "bounce" ? bounceOf(mail) : complaintOf(mail);
    const query = new URLSearchParams({ from: kind === "bounce" ? "" : "fbl@isp.example", to: mail.envelope.from });
    const door = new URL(`/api/local/mails?${query}`, this.#runtime.url);
    for (;;) {
      const answer = await fetch(door, { method: "POST", body: new Uint8Array(raw) }).catch(() => null);
      if (answer?.ok === true) return;
      await sleep(AGAIN_MS);
    }
  }
}
