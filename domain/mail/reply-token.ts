import { domainOf, localPartOf, readAddress } from "./mail-address.ts";
import { base32, base32Number, isSame, type Mac, readBase32Number, signature } from "./signature.ts";

/**
 * The signed address that answers go to: `soporte+<conversation><day>.<signature>@desk.example`. It finds the thread where a client
 * drops `References`, and in the hour before the platform has told us the id of our own mail. 46 characters behind the `+`, all
 * lower case: servers on the way may fold capitals, and a local part holds 64.
 */

const DAY_MS = 86_400_000;
/** Answers to an invoice come late; after that the ids still find the thread. */
export const REPLY_DAYS = 180;
const CONVERSATION = /^[a-z2-7]{26}$/;
const TOKEN = /^([a-z2-7]{26})([a-z2-7]{3})\.([a-z2-7]{16})$/;

/** Name of a mail's conversation, out of sixteen random bytes: it can be written into an address. */
export function mailConversationName(random: Uint8Array): string {
  return base32(random);
}

/** Whether a conversation's name is one of mails: those of the other channels are of another form. */
export function isMailConversation(name: string): boolean {
  return CONVERSATION.test(name);
}

/**
 * The address under `mailbox` that leads back to a conversation until `days` after `now` (ms), through 2059. `scope` is the campaign's id: an
 * address of one campaign means nothing at another's. Null: the mailbox leaves no room (its part before the @ holds 17), or the name
 * is not ours.
 */
export async function signedReplyAddress(
  mailbox: string,
  { conversation, scope }: { conversation: string; scope: string },
  now: number,
  mac: Mac,
  days = REPLY_DAYS,
): Promise<string | null> {
  if (!CONVERSATION.test(conversation)) return null;
  const day = base32Number(Math.floor(now / DAY_MS) + days);
  const signed = await signature(signedText(scope, conversation, day), mac);
  return readAddress(`${localPartOf(mailbox)}+${conversation}${day}.${signed}@${domainOf(mailbox)}`);
}

/**
 * The mailbox behind an address that answers go to, for everybody's eyes: the signed part is long, and lets whoever reads it write into
 * the thread. What is none of ours is given back as it is.
 */
export function withoutReplyToken(address: string): string {
  const local = localPartOf(address);
  const plus = local.lastIndexOf("+");
  const signed = plus > 0 && TOKEN.test(local.slice(plus + 1).toLowerCase());
  return signed ? local.slice(0, plus) + address.slice(local.length) : address;
}

export type ReplyAddress =
  | { kind: "signed"; conversation: string }
  /** Ours once; the thread begins anew. */
  | { kind: "expired" }
  | { kind: "forged" }
  | { kind: "none" };

/** What an address that was written to says, capitals or not. */
export async function readReplyAddress(address: string, scope: string, now: number, mac: Mac): Promise<ReplyAddress> {
  const local = localPartOf(address.trim().toLowerCase());
  const token = local.includes("+") ? local.slice(local.lastIndexOf("+") + 1) : "";
  const [, conversation, day, signed] = TOKEN.exec(token) ?? [];
  if (conversation === undefined || day === undefined || signed === undefined) return { kind: "none" };
  if (!isSame(signed, await signature(signedText(scope, conversation, day), mac))) return { kind: "forged" };
  if (readBase32Number(day) < Math.floor(now / DAY_MS)) return { kind: "expired" };
  return { kind: "signed", conversation };
}

function signedText(scope: string, conversation: string, day: string): string {
  return `reply ${scope} ${conversation} ${day}`;
}
