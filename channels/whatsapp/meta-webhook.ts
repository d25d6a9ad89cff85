import { z } from "zod";
import { reasonOf } from "../answer.ts";
import type { Arrival, RawWebhook, ReceiptState } from "../carrier.ts";
import { each, id, jsonOf, label, message, ourRef, secondsToMs, shaped } from "../webhook.ts";
import { contentOf } from "./meta-words.ts";

/** Meta's `whatsapp_business_account` webhooks: many entries of many changes, each change one or several messages, receipts, calls. */

const list = z.array(z.unknown()).default([]);
const notification = z.looseObject({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.looseObject({ changes: list })),
});
const change = z.looseObject({
  field: z.string(),
  value: z.looseObject({
    metadata: z.looseObject({ display_phone_number: label.default("") }).optional(),
    contacts: list,
    messages: list,
    statuses: list,
    calls: list,
    user_preferences: list,
  }),
});
const contact = z.looseObject({
  wa_id: id.optional(),
  user_id: id.optional(),
  profile: z.looseObject({ name: label.default(""), username: label.default("") }).optional(),
});
const sender = z.looseObject({
  from: id.optional(),
  from_user_id: id.optional(),
  id,
  timestamp: z.unknown().optional(),
  type: label,
});
const call = sender.extend({
  type: label.default(""),
  event: z.string(),
  direction: z.string().default("USER_INITIATED"),
});
const status = z.looseObject({
  id,
  status: label,
  timestamp: z.unknown().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z
    .array(
      z.looseObject({
        code: z.number(),
        title: label.default(""),
        error_data: z.looseObject({ details: label.default("") }).optional(),
      }),
    )
    .default([]),
});
const preference = z.looseObject({
  wa_id: id.optional(),
  user_id: id.optional(),
  category: z.literal("marketing_messages"),
  value: z.enum(["stop", "resume"]),
});

const writer = z.object({ from: id });

type Contact = z.output<typeof contact>;

/** All that one webhook says. A customer is their user id, where WhatsApp tells it, with the phone beside it; else the phone. */
export function readWhatsapp(webhook: RawWebhook): Arrival[] {
  const changes = jsonOf(webhook, notification).entry.flatMap((entry) => entry.changes);
  return each(changes, (item) => {
    const { value } = shaped(item, change);
    const to = value.metadata?.display_phone_number ?? "";
    const contacts = value.contacts.map((one) => contact.safeParse(one).data).filter((one) => one !== undefined);
    return [
      ...each(value.messages, (one) => messageOf(one, contacts, to)),
      ...each(value.statuses, receiptOf),
      ...each(value.calls, (one) => callOf(one, contacts, to)),
      ...each(value.user_preferences, preferenceOf),
    ];
  });
}

function messageOf(item: unknown, contacts: Contact[], to: string): Arrival[] {
  const { id: its, timestamp, ...rest } = shaped(item, sender);
  const content = contentOf(item);
  if (content === null) return [];
  return [message({ ...customerOf(rest, contacts), ...content, id: its, to, at: secondsToMs(timestamp) })];
}

/** It opens the window from when it rings; its end tells nothing new. */
function callOf(item: unknown, contacts: Contact[], to: string): Arrival[] {
  const { id: its, timestamp, event, direction, ...rest } = shaped(item, call);
  if (event !== "connect" || direction !== "USER_INITIATED") return [];
  return [message({ ...customerOf(rest, contacts), id: its, to, at: secondsToMs(timestamp), call: true })];
}

function customerOf(
  { from, from_user_id }: { from?: string | undefined; from_user_id?: string | undefined },
  contacts: Contact[],
) {
  const known =
    contacts.find(({ wa_id, user_id }) => (from_user_id !== undefined && user_id === from_user_id) || wa_id === from) ??
    (contacts.length === 1 ? contacts[0] : undefined);
  const userId = from_user_id ?? known?.user_id;
  const phone = from ?? known?.wa_id;
  return {
    ...shaped({ from: userId ?? phone }, writer),
    phone: userId === undefined ? null : (phone ?? null),
    name: known?.profile?.name || known?.profile?.username || "",
  };
}

/** `played` is a voice message that was heard. */
const STATES: Record<string, ReceiptState> = {
  sent: "sent",
  delivered: "delivered",
  read: "seen",
  played: "seen",
  failed: "failed",
};

function receiptOf(item: unknown): Arrival[] {
  const { id: carrierId, status: told, timestamp, biz_opaque_callback_data, errors } = shaped(item, status);
  const state = STATES[told];
  if (state === undefined) return [];
  const [error] = errors;
  const reason = error === undefined ? "" : reasonOf(`${error.code}`, error.error_data?.details || error.title);
  const ref = ourRef.safeParse(biz_opaque_callback_data).data ?? null;
  return [{ kind: "receipt", ref, carrierId, state, reason, at: secondsToMs(timestamp) }];
}

function preferenceOf(item: unknown): Arrival[] {
  const { wa_id, user_id, value } = shaped(item, preference);
  const { from: customer } = shaped({ from: user_id ?? wa_id }, writer);
  return [
    { kind: "promotions", customer, phone: user_id === undefined ? null : (wa_id ?? null), wanted: value === "resume" },
  ];
}
