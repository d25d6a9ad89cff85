import type { Entry } from "../../protocol/conversation-entry.ts";
import type { CarrierAddress } from "../calls/carrier.ts";
import type { LeavingWord } from "./departures.ts";

/** Messages of the house and the texts that it says; never a note, a whisper, or what the customer wrote. */
export function isForCustomer(entry: Omit<Entry, "seq">, channel: CarrierAddress["channel"]): boolean {
  if (channel === "email") return entry.mail !== undefined && entry.by.role !== "visitor";
  if (entry.kind === "event") return entry.text !== "";
  return entry.kind === "message" && entry.by.role !== "visitor";
}

/** As its carrier gets it; `ref` comes back with every receipt. */
export function departing(conversation: string, entry: string, { text, template, humanAgent }: LeavingWord) {
  return { ref: `c.${conversation}.${entry}`, text, template: template ?? null, humanAgent };
}
