import { addressOf } from "../../channels/phone-number.ts";
import { senderScope, senderScopes } from "../../channels/sender-scope.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { CarrierAddress } from "../../durable-objects/calls/carrier.ts";
import { carrierAddress } from "../../durable-objects/carrier-address.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import type { SmsAccepted } from "../../protocol/sms-messages.ts";
import { signatoryNamed } from "../../store/access/signatory.ts";
import { isBlocked } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import type { Caller } from "../access/caller.ts";
import { refuse } from "../problems.ts";
import { wordAsked } from "./idempotency.ts";
import { messageId } from "./message-id.ts";
import { type Way, wayFor, wrong } from "./outlet.ts";

export interface SmsAsked {
  destination: string;
  message: string;
  campaign?: string | undefined;
  agent?: string | undefined;
  source?: string | undefined;
  api?: string | undefined;
}

/**
 * A word of another program (API-3 to API-6). It is on the customer's conversation when this answers: durable, not delivered. Refuses
 * what is no number, what the black list stops (the try is counted), and whom the caller may not write for.
 */
export async function sendSms(
  env: Env,
  caller: Caller,
  asked: SmsAsked,
  idempotencyKey: string | undefined,
): Promise<SmsAccepted> {
  const way = await wayFor(env, caller, asked);
  const { outlet } = way;
  const line = lineTo(way, asked);
  const agent = asked.agent === undefined ? null : await signatory(env, asked.agent);
  const { entry, again } = await wordAsked(env, caller, idempotencyKey, asked);
  const conversation = conversationName(env, "sms", outlet.conversations, line.key);
  const accepted = {
    id: messageId(env, { kind: "word", conversation, entry }, outlet.conversations),
    segments: segmentsOf(asked.message),
  };
  const stub = conversationOf(env, conversation);
  if (again && (await stub.delivery(entry)) !== null) return accepted;

  const scopes = [outlet.conversations, outlet.id, ...senderScopes(way.account, line.sender)];
  const { advertising } = outlet;
  const what = `message:${entry}`;
  const erased = () => erasedAddress(env.NAME_SECRET, line.key);
  if (await isBlocked(env.SPOOL, { address: line.key, erased, scopes, advertising, now: Date.now(), what }))
    refuse("black_listed");
  const fresh = idempotencyKey === undefined;
  const refusal = await stub.say({ conversation, line, id: entry, fresh, text: asked.message, agent });
  if (refusal !== null) refuse(refusal);
  return accepted;
}

/** How the customer is reached, and as whom we write: `source` must be one of ours, or a STOP to it would be got round. */
export function lineTo(
  { outlet, account }: Way,
  { destination, source }: Pick<SmsAsked, "destination" | "source">,
): CarrierAddress {
  const customer = addressOf(account, destination);
  if (customer === "other") refuse("invalid_number", `${destination} cannot be written to by ${account.name}`);
  const { from, ports } = account.settings;
  if (source === undefined) return carrierAddress(account, outlet.senders[0] ?? "", customer);
  const own = [...outlet.senders, from, ...ports.split(",")].filter((sender) => sender !== "");
  const scope = senderScope(account, source);
  const sender = own.find((one) => senderScope(account, one) === scope);
  if (sender === undefined) wrong("source", "unknown", `${source} is no number or port of ours`);
  return carrierAddress(account, sender, customer);
}

async function signatory(env: Env, agent: string): Promise<{ id: string; name: string }> {
  return (await signatoryNamed(env.CONFIG, agent)) ?? wrong("agent", "unknown", `There is no agent ${agent}`);
}
