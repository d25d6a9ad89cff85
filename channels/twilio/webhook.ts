import { z } from "zod";
import { reasonOf } from "../answer.ts";
import type { Arrival, RawWebhook, ReceiptState, RemoteFile } from "../carrier.ts";
import { fileName } from "../file-name.ts";
import { isUserId } from "../phone-number.ts";
import { refOf } from "../status-url.ts";
import { fieldsOf, id, label, message, shaped, words } from "../webhook.ts";

const MOST_FILES = 10;
const inbound = z.looseObject({
  MessageSid: id,
  From: id,
  To: label.default(""),
  Body: words.default(""),
  NumMedia: z.coerce.number().int().min(0).catch(0),
  ProfileName: label.default(""),
  Latitude: z.string().optional(),
  Longitude: z.string().optional(),
  Address: label.default(""),
  Label: label.default(""),
});
const receipt = z.looseObject({
  MessageSid: id,
  MessageStatus: label,
  ErrorCode: label.default(""),
  ErrorMessage: label.default(""),
});
/** `accepted`, `queued`, `sending`, `scheduled` tell nothing new. */
const STATES: Record<string, ReceiptState> = {
  sent: "sent",
  delivered: "delivered",
  read: "seen",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};

/** A form of Twilio's, for SMS and WhatsApp alike: a message of a customer, or the state of one of ours (`ref` in its address). */
export function readTwilio(webhook: RawWebhook): Arrival[] {
  const fields = fieldsOf(webhook);
  const { MessageStatus } = fields;
  if (MessageStatus !== undefined && MessageStatus !== "received") return receipts(webhook, fields);
  const { MessageSid, From, To, Body, NumMedia, ProfileName, ...place } = shaped(fields, inbound);
  const from = bare(From);
  const files = Array.from({ length: Math.min(NumMedia, MOST_FILES) }, (_, at) => mediaOf(fields, MessageSid, at));
  return [
    message({
      id: MessageSid,
      from,
      to: bare(To),
      name: ProfileName,
      text: [Body, placeOf(place)].filter((line) => line !== "").join("\n"),
      files: files.filter((file) => file !== null),
      phone: isUserId(from) ? (fields.WaId ?? null) : null,
    }),
  ];
}

function receipts(webhook: RawWebhook, fields: Record<string, string>): Arrival[] {
  const { MessageSid, MessageStatus, ErrorCode, ErrorMessage } = shaped(fields, receipt);
  const state = STATES[MessageStatus];
  if (state === undefined) return [];
  const reason = state === "failed" ? reasonOf(ErrorCode === "" ? MessageStatus : ErrorCode, ErrorMessage) : "";
  return [{ kind: "receipt", ref: refOf(webhook), carrierId: MessageSid, state, reason, at: null }];
}

function mediaOf(fields: Record<string, string>, sid: string, at: number): RemoteFile | null {
  const source = fields[`MediaUrl${at}`];
  if (source === undefined || source.length > 2_000) return null;
  const type = (fields[`MediaContentType${at}`] ?? "application/octet-stream").slice(0, 100);
  return { source, name: fileName(`${sid}-${at}`, type), type };
}

function placeOf(place: {
  Latitude?: string | undefined;
  Longitude?: string | undefined;
  Address: string;
  Label: string;
}): string {
  const { Latitude, Longitude, Address, Label } = place;
  if (!Latitude || !Longitude) return "";
  const at = `https://maps.google.com/?q=${encodeURIComponent(`${Latitude},${Longitude}`)}`;
  return ["📍", Label, Address, at].filter((part) => part !== "").join(" ");
}

/** `whatsapp:+598…` without what names the channel. */
function bare(address: string): string {
  return address.replace(/^whatsapp:/, "").trim();
}
