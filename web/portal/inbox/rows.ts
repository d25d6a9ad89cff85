import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import { isFound } from "./finding.ts";

/** Whether somebody waits for us, or we for them. */
export type Section = "waiting-for-us" | "idle" | "after-close" | "waiting-for-customer";

export interface InboxRow {
  held: HeldInteraction;
  section: Section;
  /** ms since when the customer waits, or since when nothing was said. */
  since: number;
}

export interface RowFilter {
  /** Words of campaign, customer, address, subject, case number or last words; without accents and case. */
  text: string;
  /** Id of one campaign; empty for all. */
  campaign: string;
}

const ORDER: readonly Section[] = ["waiting-for-us", "idle", "after-close", "waiting-for-customer"];

/** What the list shows: by section, and in each who has waited longest first. A row moves only when its section changes or a word is said. */
export function inboxRows(held: readonly HeldInteraction[], filter: RowFilter): InboxRow[] {
  return held
    .filter((one) => matches(one, filter))
    .map(rowOf)
    .sort((a, b) => ORDER.indexOf(a.section) - ORDER.indexOf(b.section) || a.since - b.since);
}

export function rowOf(held: HeldInteraction): InboxRow {
  const since = held.last?.at ?? held.since;
  if (isAfterClose(held)) return { held, section: "after-close", since };
  if (held.awaitingCustomer) return { held, section: "waiting-for-customer", since };
  const forUs = held.last === null || held.last.by === "visitor";
  return { held, section: forUs ? "waiting-for-us" : "idle", since };
}

/** The customer wrote again after the close: answering reopens it, leaving it changes nothing (R12). */
export function isAfterClose({ afterClose, awaitingCustomer }: HeldInteraction): boolean {
  return afterClose === true && awaitingCustomer;
}

/** Who is spoken of: the name, else an address, else the case number. */
export function customerName(summary: Pick<HeldInteraction, "customer" | "caseNumber">): string {
  const { name, mail, phone } = summary.customer;
  return name || mail || phone || summary.caseNumber;
}

function matches(held: HeldInteraction, { text, campaign }: RowFilter): boolean {
  if (campaign !== "" && held.campaign !== campaign) return false;
  const { name, mail, phone } = held.customer;
  const { campaignName, caseNumber, opening, subject = "", last } = held;
  return isFound(text, [name, mail, phone, campaignName, caseNumber, opening, subject, last?.text ?? ""], phone);
}

/** The number beside the name, where the channel reaches the customer by one and the name is another word. */
export function numberBeside({ customer, channel }: Pick<HeldInteraction, "customer" | "channel">): string {
  const byNumber = channel === "sms" || channel === "whatsapp";
  return byNumber && customer.phone !== customer.name ? customer.phone : "";
}
