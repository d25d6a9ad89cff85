import type { Language } from "../../domain/campaign/campaign.ts";
import { mailboxKey } from "../../domain/mail/mail-address.ts";
import { confirmationOf } from "../../domain/opt-out/confirmation.ts";
import type { EntryEvent } from "../../protocol/conversation-socket.ts";
import type { CarrierAddress, InboundMessage, OptOutCall } from "../calls.ts";
import type { CarrierLine } from "./carrier-line.ts";

interface OptOutDeps {
  line: CarrierLine;
  /** Into the outbox towards the black list. */
  tellBlackList(call: OptOutCall): void;
  /** Into the log; a text leaves to the customer. */
  event(event: EntryEvent, text: string, at: number): void;
}

/** STOP and START: the sender is blocked for this customer, in every campaign and dialer that uses it (decisions: STOP). */
export class OptOuts {
  readonly #deps: OptOutDeps;

  constructor(deps: OptOutDeps) {
    this.#deps = deps;
  }

  /** The customer said it; confirmed once, unless the carrier does it. */
  said(message: Pick<InboundMessage, "meaning" | "carrierConfirms" | "language" | "line">, now: number): void {
    if (message.meaning === "opt-out") this.#out(message.line, message.carrierConfirms ? null : message.language, now);
    if (message.meaning === "opt-in") this.#in(message.line, now);
  }

  /** The agent was asked to. */
  byAgent(address: CarrierAddress, agent: { id: string; name: string }, now: number): void {
    this.#note(address, "opt-out", "agent", agent.id, now);
    this.#deps.line.facts.set("optedOutAt", Math.max(now, this.#deps.line.facts.get("lastIn") ?? 0));
    this.#deps.event({ type: "opted-out", by: agent.name }, "", now);
  }

  /** E-mail: the recipient pressed *spam*; the door puts them on the black list. Of the customer's own address it is a STOP. */
  complained(address: CarrierAddress, recipient: string, now: number): void {
    const isCustomer = recipient === "" || mailboxKey(recipient) === address.key;
    if (!isCustomer || this.#deps.line.isOptedOut()) return;
    this.#deps.line.facts.set("optedOutAt", Math.max(now, this.#deps.line.facts.get("lastIn") ?? 0));
    this.#deps.event({ type: "opted-out", by: "" }, "", now);
  }

  /** E-mail: the carrier writes to that address no more; nobody of this sender tries it again. */
  suppressed(address: CarrierAddress, recipient: string, now: number): void {
    const key = mailboxKey(recipient);
    this.#note({ ...address, key }, "opt-out", "complaint", key, now);
  }

  #out(address: CarrierAddress, confirmIn: Language | null, now: number): void {
    const { facts } = this.#deps.line;
    const first = (facts.get("optedOutAt") ?? 0) === 0;
    facts.set("optedOutAt", Math.max(1, facts.get("lastIn") ?? now));
    this.#note(address, "opt-out", "customer", address.key, now);
    const confirmed = first && confirmIn !== null;
    this.#deps.event({ type: "opted-out", by: "" }, confirmed ? confirmationOf(confirmIn) : "", now);
  }

  #in(address: CarrierAddress, now: number): void {
    this.#deps.line.facts.set("optedOutAt", 0);
    this.#note(address, "opt-in", "customer", address.key, now);
    this.#deps.event({ type: "opted-in" }, "", now);
  }

  #note(address: CarrierAddress, verb: OptOutCall["verb"], source: OptOutCall["source"], by: string, at: number): void {
    this.#deps.tellBlackList({ verb, address: address.key, scope: address.scope, source, by, at });
  }
}
