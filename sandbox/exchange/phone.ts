import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type NumberFormat, PROVIDER_FORMS } from "../../protocol/providers.ts";
import { type Account, channelOf } from "../network/account.ts";
import type { KeptFile, Message, MessageKind } from "../network/message.ts";
import { waIdOf } from "../network/numbers.ts";
import { nameOf } from "../network/people.ts";
import type { Bubble, PhoneView, Thread } from "../network/phone-view.ts";
import { findTemplate } from "../network/templates.ts";
import type { Parts } from "./parts.ts";
import { heard } from "./words.ts";

/** A phone's screen: a thread for each sender, the youngest first. */
export function phoneOf(parts: Parts, number: string, now: number): PhoneView {
  const threads = new Map<string, Thread>();
  for (const message of parts.messages.ofPhone(number)) {
    const account = parts.accounts.get(message.account);
    if (account === undefined || (!message.mine && message.failure !== null)) continue;
    const key = `${account.name} ${message.from}`;
    const thread = threads.get(key) ?? newThread(parts, account, message.from, number, now);
    // Whoever was last spoken to stands above.
    threads.delete(key);
    threads.set(key, { ...thread, bubbles: [...thread.bubbles, bubbleOf(message)] });
  }
  return {
    number,
    name: nameOf(number),
    threads: [...threads.values()]
      .map((thread) => ({ ...thread, unread: thread.bubbles.filter(({ mine, seen }) => !mine && !seen).length }))
      .reverse(),
    contacts: parts.accounts.all().map((account) => ({
      account: account.name,
      note: account.note,
      channel: channelOf(account),
      title: titleOf(account, senderOf(account)),
      sender: senderOf(account),
    })),
  };
}

/** The customer writes, calls, or says what they think of offers. False: nobody has this account. */
export async function say(
  parts: Parts,
  said: { number: string; account: string; sender: string; text: string; file: KeptFile | null; kind: MessageKind },
): Promise<boolean> {
  const account = parts.accounts.get(said.account);
  if (account === undefined) return false;
  const { number, text, file, kind } = said;
  const customer = await parts.people.customer(account, number, parts.accounts.settings().userIds);
  const to = channelOf(account) === "messenger" ? customer.id : addressOf(account, number);
  heard(parts, account, { to, from: said.sender || senderOf(account), number, text, file, kind }, Date.now());
  markSeen(parts, number, account.name);
  parts.post.start();
  return true;
}

/** All of this account's messages on this phone are read: WhatsApp and Messenger tell. */
export function markSeen(parts: Parts, number: string, name: string): void {
  const account = parts.accounts.get(name);
  if (account === undefined) return;
  const now = Date.now();
  for (const message of parts.messages.unread(name, number, false)) {
    parts.messages.put({ ...message, read: true });
    if (channelOf(account) !== "sms" && message.failure === null) parts.post.write(message.id, "seen", now);
  }
  parts.post.start();
}

/** The business has read what this customer wrote, or types. */
export function markSigned(parts: Parts, account: Account, number: string, sign: "typing" | "seen", now: number): void {
  if (sign === "typing") parts.typing.set(`${account.name} ${number}`, now + TYPING_MS);
  for (const message of parts.messages.unread(account.name, number, true))
    parts.messages.put({ ...message, read: true });
}

const TYPING_MS = 8_000;

function newThread(parts: Parts, account: Account, sender: string, number: string, now: number): Thread {
  const typing = (parts.typing.get(`${account.name} ${number}`) ?? 0) > now;
  const { name, type, note } = account;
  return {
    account: name,
    type,
    note,
    channel: channelOf(account),
    title: titleOf(account, sender),
    sender,
    typing,
    unread: 0,
    bubbles: [],
  };
}

function bubbleOf({ id, mine, kind, text, at, read, file, template }: Message): Bubble {
  const approved = template === null ? undefined : findTemplate(template.name, template.language);
  const around = approved && { header: approved.header, footer: approved.footer, buttons: approved.buttons };
  return { id, mine, kind, text, at, seen: read, file, template: around ?? null };
}

function titleOf(account: Account, sender: string): string {
  const shown =
    channelOf(account) === "sms" ? "" : account.title || (account.type === "meta-messenger" ? account.from : "");
  return shown || sender.replace("whatsapp:", "") || account.name;
}

/** Who is written to when the phone begins. */
function senderOf(account: Account): string {
  if (account.type === "meta-messenger") return account.senderId;
  if (account.type === "twilio-whatsapp") return `whatsapp:${account.from}`;
  return account.type === "dinstar" ? (account.from.split(",")[0] ?? "0") : account.from;
}

/** The customer's number as this type of carrier writes it. */
function addressOf({ type, country }: Account, number: string): string {
  if (type === "twilio-whatsapp") return `whatsapp:${number}`;
  if (type === "meta-whatsapp") return waIdOf(number);
  const format: NumberFormat = PROVIDER_FORMS[type].numberFormat;
  if (format === "plus-e164") return number;
  if (format === "e164") return number.replace("+", "");
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country === country ? parsed.formatNational().replaceAll(/\D/g, "") : number.replace("+", "");
}
