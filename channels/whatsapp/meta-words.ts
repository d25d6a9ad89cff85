import { z } from "zod";
import type { RemoteFile } from "../carrier.ts";
import { fileName } from "../file-name.ts";
import { id, label, shaped, words } from "../webhook.ts";

/** What a message of WhatsApp says, in words and files: kinds that are no text are worded in signs, which need no translation. */

const kind = z.looseObject({ type: label });
const written = z.looseObject({ text: z.looseObject({ body: words }) });
const media = z.looseObject({
  id,
  mime_type: label.default("application/octet-stream"),
  caption: words.default(""),
  filename: label.default(""),
});
const button = z.looseObject({ button: z.looseObject({ text: words }) });
const interactive = z.looseObject({
  interactive: z.looseObject({
    button_reply: z.looseObject({ title: words }).optional(),
    list_reply: z.looseObject({ title: words, description: words.default("") }).optional(),
    nfm_reply: z.looseObject({ body: words.default(""), response_json: words.default("") }).optional(),
  }),
});
const location = z.looseObject({
  location: z.looseObject({
    latitude: z.number(),
    longitude: z.number(),
    name: label.default(""),
    address: label.default(""),
  }),
});
const contacts = z.looseObject({
  contacts: z
    .array(
      z.looseObject({
        name: z.looseObject({ formatted_name: label.default("") }).optional(),
        phones: z.array(z.looseObject({ phone: label.default("") })).default([]),
        emails: z.array(z.looseObject({ email: label.default("") })).default([]),
      }),
    )
    .max(100),
});
const reaction = z.looseObject({ reaction: z.looseObject({ emoji: label.default("") }) });
const order = z.looseObject({
  order: z.looseObject({ text: words.default(""), product_items: z.array(z.unknown()).default([]) }),
});

interface Content {
  text: string;
  files: RemoteFile[];
}

/** Null: it is no word of the customer (a reaction taken back, a number changed). A kind that is not known is named. */
export function contentOf(item: unknown): Content | null {
  const { type } = shaped(item, kind);
  switch (type) {
    case "text":
      return said(shaped(item, written).text.body);
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker":
      return fileOf(item, type);
    case "button":
      return said(shaped(item, button).button.text);
    case "interactive":
      return said(choiceOf(shaped(item, interactive).interactive));
    case "location":
      return said(placeOf(shaped(item, location).location));
    case "contacts":
      return said(shaped(item, contacts).contacts.map(cardOf).join("\n"));
    case "reaction": {
      const { emoji } = shaped(item, reaction).reaction;
      return emoji === "" ? null : said(emoji);
    }
    case "order": {
      const { text, product_items } = shaped(item, order).order;
      return said([`🛒 × ${product_items.length}`, text].filter((line) => line !== "").join("\n"));
    }
    case "system":
      return null;
    default:
      return said(`[${type}]`);
  }
}

function said(text: string): Content {
  return { text, files: [] };
}

function fileOf(item: unknown, type: string): Content {
  const { id: source, mime_type, caption, filename } = shaped(shaped(item, kind)[type], media);
  return { text: caption, files: [{ source, name: filename || fileName(type, mime_type), type: mime_type }] };
}

function choiceOf({ button_reply, list_reply, nfm_reply }: z.output<typeof interactive>["interactive"]): string {
  if (button_reply) return button_reply.title;
  if (list_reply) return lines(list_reply.title, list_reply.description);
  return nfm_reply ? lines(nfm_reply.body, nfm_reply.response_json) : "[interactive]";
}

function placeOf({ latitude, longitude, name, address }: z.output<typeof location>["location"]): string {
  const link = `https://maps.google.com/?q=${latitude},${longitude}`;
  return ["📍", name, address, link].filter((part) => part !== "").join(" ");
}

function cardOf({ name, phones, emails }: z.output<typeof contacts>["contacts"][number]): string {
  const ways = [...phones.map(({ phone }) => phone), ...emails.map(({ email }) => email)];
  return ["👤", name?.formatted_name ?? "", ...ways].filter((part) => part !== "").join(" ");
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
