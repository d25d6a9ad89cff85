import { keyedName } from "../../store/keyed-name.ts";

/** A word of a conversation, a mail that began one, or a message that a dialer keeps for later. */
export type MessageName =
  | { kind: "mail" /** Its name's sixteen bytes in hex. */; conversation: string; entry: string }
  | { kind: "word"; conversation: string; entry: string }
  | { kind: "scheduled" /** Id: a UUID. */; dialer: string; entry: string };

const SHAPE = /^([0-9a-f]{32})([0-9a-f]{32})([0-9a-f]{16})([0-9a-f]{16})$/;
const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;
const TAG_LENGTH = 16;
/** As many campaigns as there are. */
const tags = new Map<string, string>();

/**
 * The id that another program gets of its message, 96 hex digits: conversation or dialer, word, a tag of the campaign, a check. Nobody
 * can make one up, and who may not see the campaign cannot use one that they have found. `campaign`: its id, or that of a dialer
 * without one.
 */
export function messageId(env: Env, name: MessageName, campaign: string): string {
  const holder = name.kind === "scheduled" ? name.dialer.replaceAll("-", "") : name.conversation;
  const body = `${holder}${name.entry}${campaignTag(env, campaign)}`;
  return `${body}${check(env, name.kind, body)}`;
}

/** Null for what we have not made. `tag` is to be compared with those of the campaigns that the asker may see. */
export function readMessageId(env: Env, id: string): (MessageName & { tag: string }) | null {
  const [, holder = "", entry = "", tag = "", given] = SHAPE.exec(id) ?? [];
  if (given === undefined) return null;
  const body = `${holder}${entry}${tag}`;
  if (given === check(env, "word", body)) return { kind: "word", conversation: holder, entry, tag };
  if (given === check(env, "mail", body)) return { kind: "mail", conversation: holder, entry, tag };
  if (given !== check(env, "scheduled", body)) return null;
  return { kind: "scheduled", dialer: holder.replace(UUID, "$1-$2-$3-$4-$5"), entry, tag };
}

/** Sixteen bytes written in hex. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** By which an id says of which campaign it is, without naming it. */
export function campaignTag(env: Env, campaign: string): string {
  const tag = tags.get(campaign) ?? keyedName(env.NAME_SECRET, "campaign-tag", campaign).slice(0, TAG_LENGTH);
  tags.set(campaign, tag);
  return tag;
}

function check(env: Env, kind: MessageName["kind"], body: string): string {
  return keyedName(env.NAME_SECRET, "message-id", kind, body).slice(0, TAG_LENGTH);
}
