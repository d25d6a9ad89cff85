import type { Departure } from "../carrier.ts";
import { isUserId } from "../phone-number.ts";
import { templateComponents } from "./meta-templates.ts";

/** The body of `POST /messages`: `biz_opaque_callback_data` brings our reference back in every receipt. */
export function outgoing(departure: Departure): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...(isUserId(departure.to) ? { recipient: departure.to } : { to: departure.to }),
    biz_opaque_callback_data: departure.ref,
    ...contentOf(departure),
  };
}

function contentOf({ text, file, template }: Departure): Record<string, unknown> {
  if (template !== null) return { type: "template", template: templateComponents(template) };
  if (file === null) return { type: "text", text: { preview_url: false, body: text.toWellFormed() } };
  const type = mediaType(file.type, text);
  const caption = text === "" ? {} : { caption: text.toWellFormed() };
  const filename = type === "document" ? { filename: file.name } : {};
  return { type, [type]: { link: file.url, ...caption, ...filename } };
}

/** What WhatsApp shows as itself; anything else, and a voice message with a text beside it, goes as a document. */
function mediaType(type: string, text: string): "image" | "video" | "audio" | "document" {
  const plain = (type.split(";")[0] ?? "").trim();
  if (plain === "image/jpeg" || plain === "image/png") return "image";
  if (plain === "video/mp4" || plain === "video/3gpp") return "video";
  return /^audio\/(aac|amr|mpeg|mp4|ogg)$/.test(plain) && text === "" ? "audio" : "document";
}
