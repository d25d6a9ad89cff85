import type { Facts } from "../facts.ts";
import type { QueueFacts } from "./parts.ts";

const WINDOW_MS = 10 * 60_000;
/** Of a campaign and window: more is a flood, not customers. */
const MOST_IN_WINDOW = 30;
const REMEMBERED_MS = 24 * 60 * 60_000;

/** What visitors leave out of hours (WEB-24): each goes once, and no flood goes at all. */
export class LeftMessages {
  readonly #facts: Facts<QueueFacts>;

  constructor(facts: Facts<QueueFacts>) {
    this.#facts = facts;
  }

  /** Whether this one may be sent now; `sent`: it was already. */
  admit(request: string, now: number): "send" | "sent" | "flood" {
    const left = (this.#facts.get("left") ?? []).filter(({ at }) => at > now - REMEMBERED_MS);
    const known = left.find((one) => one.request === request);
    if (known?.sent === true) return "sent";
    if (known === undefined && left.filter(({ at }) => at > now - WINDOW_MS).length >= MOST_IN_WINDOW) return "flood";
    if (known === undefined) left.push({ request, at: now, sent: false });
    this.#facts.set("left", left);
    return "send";
  }

  sent(request: string): void {
    const left = this.#facts.get("left") ?? [];
    this.#facts.set(
      "left",
      left.map((one) => (one.request === request ? { ...one, sent: true } : one)),
    );
  }
}
