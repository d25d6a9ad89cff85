import type { Delivery } from "../../domain/interaction/delivery.ts";
import type { Receipt } from "../calls/carrier.ts";
import { Deliveries, type StoredDelivery } from "./deliveries.ts";
import type { ConversationParts } from "./parts.ts";
import { tellRecord } from "./tells.ts";

/** Inside transactions: what becomes of words of ours, as carriers and servers tell it, in any order, once or more often. */
export class Fates {
  readonly #parts: ConversationParts;
  readonly #deliveries: Deliveries;

  constructor(sql: SqlStorage, parts: ConversationParts) {
    this.#parts = parts;
    this.#deliveries = new Deliveries(sql);
  }

  /** How far an entry has come; null: there is none that leaves. */
  of(entry: string): { state: Delivery; reason: string; at: number } | null {
    const known = this.#deliveries.get(entry);
    const stored = this.#parts.log.entry(entry);
    return known === null || stored === null ? null : { state: known.state, reason: known.reason, at: stored.at };
  }

  /** It leaves once more: what was known of it counts no longer. */
  again(entry: string): void {
    this.#deliveries.again(entry);
  }

  /** A carrier's receipt; before the answer to the send or after it. One by another account's door counts for nothing. */
  receipt({ entry, provider, state, reason, carrierId, at }: Receipt, now: number): void {
    if (this.#parts.log.entry(entry) === null || this.#parts.line.address()?.provider !== provider) return;
    this.tell({ entry, state, reason, carrierId, sentAt: at }, now);
  }

  /** Messenger: all that was sent until then. */
  watermark({ state, at }: { state: "delivered" | "seen"; at: number }, now: number): void {
    for (const known of this.#deliveries.sentUntil(at)) this.tell({ ...known, state, reason: "" }, now);
  }

  /** The carrier's answer, or a receipt: the further of what is known and what is told counts. */
  tell(told: StoredDelivery, now: number): void {
    this.#came(this.#deliveries.tell(told), now);
  }

  /** What the reports on a mail come to: it may fall. */
  follow(entry: string, state: Receipt["state"], reason: string, now: number): void {
    this.#came(this.#deliveries.follow(entry, state, reason), now);
  }

  #came(next: StoredDelivery | null, now: number): void {
    if (next === null) return;
    this.#parts.write({ kind: "delivery", entry: next.entry, state: next.state, reason: next.reason }, false, now);
    if (next.state === "seen") this.#seen(next.entry, now);
    const ended = this.#parts.interactions.find(this.#parts.log.entry(next.entry)?.interaction ?? "");
    if (ended !== null) tellRecord(this.#parts, ended);
  }

  /** The customer has seen a word: as in webchat, all up to it. */
  #seen(entry: string, now: number): void {
    const one = this.#parts.interactions.current();
    const seq = this.#parts.log.seqOf(entry);
    if (one === null || seq === null || seq <= one.seen.visitor) return;
    this.#parts.interactions.put({ ...one, seen: { ...one.seen, visitor: seq } });
    this.#parts.write({ kind: "seen", by: "visitor", seq }, false, now);
  }
}
