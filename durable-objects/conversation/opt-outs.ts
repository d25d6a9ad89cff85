import { mailboxKey } from "../../domain/mail/mail-address.ts";
import { confirmationOf } from "../../domain/opt-out/confirmation.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import type { CarrierAddress, InboundMessage } from "../calls/carrier.ts";
import type { OptOutCall } from "../calls/database.ts";
import type { CarrierLine } from "./carrier-line.ts";

interface OptOutDeps {
  line: CarrierLine;
  /** Into the outbox towards the black list. */
  tellBlackList(call: OptOutCall): void;
  /** Into the log; a text leaves to the customer. */
  event(event: EntryEvent, text: string, at: number): void;
}

type Said = Pick<InboundMessage, "meaning" | "at" | "carrierConfirms" | "language" | "line">;

/** STOP and START: the sender is blocked for this customer, in every campaign and dialer that uses it (decisions: STOP). */
export class OptOuts {
  readonly #deps: OptOutDeps;

  constructor(deps: OptOutDeps) {
    this.#deps = deps;
  }

  /** The customer said it; confirmed once, unless the carrier does it. */
  said(message: Said, now: number): void {
    if (message.meaning === "opt-out") this.#out(message, now);
    if (message.meaning === "opt-in") this.#in(message, now);
  }

  /** The agent was asked to. */
  byAgent(address: CarrierAddress, agent: { id: string; name: string }, now: number): void {
    const { facts } = this.#deps.line;
    this.#note(address, "opt-out", "agent", agent.id, now);
    this.#deps.line.silenced({ at: Math.max(now, facts.get("lastIn") ?? 0), scope: address.scope, by: "agent" });
    this.#deps.event({ type: "opted-out", by: agent.name }, "", now);
  }

  /** E-mail: the recipient pressed *spam*; the door puts them on the black list. Of the customer's own address it is a STOP. */
  complained(address: CarrierAddress, recipient: string, now: number): void {
    const isCustomer = recipient === "" || mailboxKey(recipient) === address.key;
    if (!isCustomer || this.#deps.line.isOptedOut()) return;
    const { facts } = this.#deps.line;
    this.#deps.line.silenced({ at: Math.max(now, facts.get("lastIn") ?? 0), scope: address.scope, by: "customer" });
    this.#deps.event({ type: "opted-out", by: "" }, "", now);
  }

  /** E-mail: the carrier writes to that address no more; nobody of this sender tries it again. */
  suppressed(address: CarrierAddress, recipient: string, now: number): void {
    const key = mailboxKey(recipient);
    this.#note({ ...address, key }, "opt-out", "complaint", key, now);
  }

  /** Somebody has taken the customer off the black list of that sender. */
  freed(scope: string, now: number): void {
    const { facts } = this.#deps.line;
    if (facts.get("optOut")?.scope !== scope) return;
    facts.set("optOut", null);
    this.#deps.event({ type: "opted-in" }, "", now);
  }

  #out({ line, language, carrierConfirms, ...message }: Said, now: number): void {
    const { facts } = this.#deps.line;
    const at = Math.min(message.at, now);
    const before = facts.get("optOut") ?? null;
    this.#deps.line.silenced({ at: Math.max(at, before?.at ?? 0), scope: line.scope, by: "customer" });
    this.#note(line, "opt-out", "customer", line.key, at);
    const text = before === null && !carrierConfirms ? confirmationOf(language) : "";
    this.#deps.event({ type: "opted-out", by: "" }, text, now);
  }

  /** Takes back what the customer has said before of this very sender; what an agent has noted stays. */
  #in({ line, ...message }: Said, now: number): void {
    const { facts } = this.#deps.line;
    const at = Math.min(message.at, now);
    const known = facts.get("optOut") ?? null;
    if (known !== null && known.scope === line.scope && known.at > at) return;
    this.#note(line, "opt-in", "customer", line.key, at);
    if (known !== null && (known.scope !== line.scope || known.by === "agent")) return;
    facts.set("optOut", null);
    this.#deps.event({ type: "opted-in" }, "", now);
  }

  #note(line: CarrierAddress, verb: OptOutCall["verb"], source: OptOutCall["source"], by: string, at: number): void {
    const { key, alsoKnownAs = [], scope } = line;
    for (const address of [key, ...alsoKnownAs]) this.#deps.tellBlackList({ verb, address, scope, source, by, at });
  }
}
