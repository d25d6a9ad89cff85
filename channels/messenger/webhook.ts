import { z } from "zod";
import type { Arrival, RawWebhook, RemoteFile } from "../carrier.ts";
import { each, id, jsonOf, label, message, ourRef, shaped, words } from "../webhook.ts";

/** Meta's `page` webhooks: what a customer wrote, pressed or sent, how far they have read, and the echoes of what the page said. */

const MOST_FILES = 10;
const list = z.array(z.unknown()).default([]);
const notification = z.looseObject({ object: z.literal("page"), entry: z.array(z.looseObject({ messaging: list })) });
const time = z.number().int().nonnegative();
const party = z.looseObject({ id });
const event = z.looseObject({
  sender: party,
  recipient: party,
  timestamp: time.optional(),
  message: z.unknown().optional(),
  postback: z.unknown().optional(),
  reaction: z.unknown().optional(),
  delivery: z.unknown().optional(),
  read: z.unknown().optional(),
});
const said = z.looseObject({
  mid: id,
  text: words.default(""),
  is_echo: z.boolean().default(false),
  metadata: z.string().optional(),
  attachments: list,
});
const attachment = z.looseObject({
  type: label,
  title: label.nullish(),
  payload: z
    .looseObject({
      url: z.string().max(2_000).nullish(),
      title: label.nullish(),
      coordinates: z.looseObject({ lat: z.number(), long: z.number() }).nullish(),
    })
    .nullish(),
});
const pressed = z.looseObject({ mid: id.optional(), title: words.default(""), payload: words.default("") });
const felt = z.looseObject({ mid: id, action: label.default("react"), emoji: label.default("") });
const mark = z.looseObject({ watermark: time });

type Event = z.output<typeof event>;

/** All that one webhook says. An echo is no message: one of ours settles what became of it, another's is left alone. */
export function readMessenger(webhook: RawWebhook): Arrival[] {
  const events = jsonOf(webhook, notification).entry.flatMap(({ messaging }) => messaging);
  return each(events, (item) => {
    const happened = shaped(item, event);
    if (happened.message !== undefined) return messageOf(happened);
    if (happened.postback !== undefined) return postbackOf(happened);
    if (happened.reaction !== undefined) return reactionOf(happened);
    const customer = happened.sender.id;
    if (happened.delivery !== undefined)
      return [{ kind: "watermark", customer, state: "delivered", at: shaped(happened.delivery, mark).watermark }];
    if (happened.read !== undefined)
      return [{ kind: "watermark", customer, state: "seen", at: shaped(happened.read, mark).watermark }];
    return [];
  });
}

function messageOf(happened: Event): Arrival[] {
  const { mid, text, is_echo, metadata, attachments } = shaped(happened.message, said);
  const at = happened.timestamp ?? null;
  if (is_echo) {
    const ref = ourRef.safeParse(metadata).data;
    return ref === undefined ? [] : [{ kind: "receipt", ref, carrierId: mid, state: "sent", reason: "", at }];
  }
  const parts = attachments
    .slice(0, MOST_FILES)
    .map((item, place) => attachmentOf(shaped(item, attachment), `${mid}-${place}`));
  return [
    message({
      ...parties(happened),
      id: mid,
      at,
      text: [text, ...parts.map((part) => part.text)].filter((line) => line !== "").join("\n"),
      files: parts.flatMap((part) => part.files),
    }),
  ];
}

function postbackOf(happened: Event): Arrival[] {
  const { mid = null, title, payload } = shaped(happened.postback, pressed);
  return [message({ ...parties(happened), id: mid, at: happened.timestamp ?? null, text: title || payload })];
}

/** It has no id of its own. */
function reactionOf(happened: Event): Arrival[] {
  const { mid, action, emoji } = shaped(happened.reaction, felt);
  if (action !== "react" || emoji === "") return [];
  const at = happened.timestamp ?? null;
  return [message({ ...parties(happened), id: `${mid}:${at}:${emoji}`, at, text: emoji })];
}

function parties({ sender, recipient }: Event): { from: string; to: string } {
  return { from: sender.id, to: recipient.id };
}

const TYPES: Record<string, string> = {
  image: "image/jpeg",
  video: "video/mp4",
  audio: "audio/mp4",
  file: "application/octet-stream",
};

/** Bytes become a file; a place, a shared post or a product its title and address. */
function attachmentOf(
  { type, title, payload }: z.output<typeof attachment>,
  stem: string,
): { text: string; files: RemoteFile[] } {
  const url = payload?.url ?? "";
  const kind = TYPES[type];
  if (kind !== undefined && url !== "")
    return { text: "", files: [{ source: url, name: nameIn(url) ?? stem.slice(0, 200), type: kind }] };
  const place = payload?.coordinates;
  const where = place ? `📍 https://maps.google.com/?q=${place.lat},${place.long}` : "";
  const line = [title ?? payload?.title ?? "", where || url].filter((part) => part !== "").join(" ");
  return { text: line === "" ? `[${type}]` : line, files: [] };
}

/** The last step of the address, if it looks like a file's name. */
function nameIn(url: string): string | null {
  const last = URL.parse(url)?.pathname.split("/").at(-1) ?? "";
  return /^[\w.-]{1,200}\.\w{1,8}$/.test(last) ? last : null;
}
