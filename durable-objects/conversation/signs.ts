import type { CarrierLine } from "./carrier-line.ts";
import type { Gateway } from "./gateway.ts";

const EVERY_MS = 5_000;

/** Signs of the agent for a customer of a channel that shows such: told at most every few seconds, and lost without harm. */
export class Signs {
  readonly #ctx: DurableObjectState;
  readonly #line: CarrierLine;
  readonly #gateway: Gateway;
  /** ms of the last sign of each kind; gone with the instance. */
  readonly #told = { typing: 0, seen: 0 };

  constructor(ctx: DurableObjectState, line: CarrierLine, gateway: Gateway) {
    this.#ctx = ctx;
    this.#line = line;
    this.#gateway = gateway;
  }

  /** The agent types, or has seen what the customer wrote. */
  tell(sign: "typing" | "seen", now: number): void {
    const address = this.#line.address();
    const shows = address?.channel === "whatsapp" || address?.channel === "messenger";
    if (!shows || now - this.#told[sign] < EVERY_MS) return;
    this.#told[sign] = now;
    const told = this.#gateway.sign(address, sign, this.#line.facts.get("lastMessageId") ?? null);
    this.#ctx.waitUntil(told.catch(() => {}));
  }
}
