import type { Entry } from "../../../../protocol/conversation-entry.ts";
import type { MailDetails } from "../../../../protocol/mail.ts";
import type { Thread } from "../../../shared/live/thread.ts";
import type { Unsent } from "../../../shared/live/unsent.ts";
import { type Item, itemsOf } from "../../conversation/items.ts";
import { type Fate, fateOf } from "../../conversation/marks.ts";

/** A mail of the thread. */
export interface MailItem {
  kind: "mail";
  key: string;
  entry: Entry;
  mail: MailDetails;
  /** Of the house, by a person or by itself. */
  ours: boolean;
  /** Null: it is the customer's. */
  fate: Fate | null;
}

/** A line of the thread: a mail, or what stands between mails as in every conversation. */
export type ThreadItem = MailItem | Exclude<Item, { kind: "day" | "message" }>;

/** The log as a thread. Words that are no mails are the team's; days are said by each mail itself. */
export function threadItems(thread: Thread, unsent: Unsent, me: string): ThreadItem[] {
  const mails = new Map(thread.entries.flatMap((entry) => (entry.mail ? [[entry.id, entry] as const] : [])));
  return itemsOf(thread, unsent, me, () => "").flatMap((item): ThreadItem[] => {
    const entry = mails.get(item.key);
    if (entry?.mail !== undefined) return [mailItem(entry, entry.mail, thread)];
    if (item.kind === "day" || item.kind === "message") return [];
    // The number that it got stands in the header.
    return item.kind === "event" && item.entry.event?.type === "entered" ? [] : [item];
  });
}

/** The newest mail that somebody wrote, which is what one came to read; what the house sent by itself only where there is no other. */
export function newestMail(items: readonly ThreadItem[]): MailItem | null {
  const mails = items.filter((item): item is MailItem => item.kind === "mail");
  return mails.findLast(({ entry }) => entry.kind === "message") ?? mails.at(-1) ?? null;
}

/**
 * The mail that an answer answers: the customer's newest, since that is what they wait for; else our own newest. Those that a machine of ours
 * sent are none.
 */
export function answerable(items: readonly ThreadItem[]): MailItem | null {
  const mails = items.filter((item): item is MailItem => item.kind === "mail" && item.entry.kind === "message");
  return mails.findLast(({ ours }) => !ours) ?? mails.at(-1) ?? null;
}

/** What is shown of a long thread: its end, from `shown` mails before it on. Notes go with the mail that they follow. */
export function tail(items: readonly ThreadItem[], shown: number): { earlier: number; items: readonly ThreadItem[] } {
  const places = items.flatMap((item, at) => (item.kind === "mail" ? [at] : []));
  const earlier = Math.max(0, places.length - shown);
  return { earlier, items: earlier === 0 ? items : items.slice(places[earlier] ?? 0) };
}

function mailItem(entry: Entry, mail: MailDetails, thread: Thread): MailItem {
  const ours = entry.by.role !== "visitor";
  return { kind: "mail", key: entry.id, entry, mail, ours, fate: ours ? fateOf(entry, thread) : null };
}
