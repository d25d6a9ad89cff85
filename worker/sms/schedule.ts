import { addressOf, customerKey } from "../../channels/phone-number.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import type { SmsAccepted } from "../../protocol/sms-messages.ts";
import { scheduleSingle } from "../../store/spool/scheduler.ts";
import type { Caller } from "../access/caller.ts";
import { refuse } from "../problems.ts";
import { wordAsked } from "./idempotency.ts";
import { messageId } from "./message-id.ts";
import { type Way, wayFor, wrong } from "./outlet.ts";

const LONGEST_WAIT_MS = 366 * 24 * 60 * 60_000;

export interface LaterAsked {
  campaign?: string | undefined;
  destination: string;
  message: string;
}

/**
 * A single message for later (SMS-58): a row of the dialer's scheduler, sent when its time has come and the dialer runs; the black list
 * is asked then. `at` gives the moment in ms, once the dialer (and its zone) is known; null refuses it.
 */
export async function scheduleSms(
  env: Env,
  caller: Caller,
  asked: LaterAsked,
  at: (way: Way) => number | null,
  idempotencyKey: string | undefined,
): Promise<SmsAccepted> {
  const way = await wayFor(env, caller, { campaign: asked.campaign }, "dialer");
  const { outlet, account } = way;
  const calldate = at(way);
  if (calldate === null || calldate > Date.now() + LONGEST_WAIT_MS)
    wrong("at", "date", "Not a moment of the next year");
  const number = addressOf(account, asked.destination);
  if (number === "other") refuse("invalid_number", `${asked.destination} cannot be written to by ${account.name}`);
  const { entry } = await wordAsked(env, caller, idempotencyKey, { ...asked, calldate });
  const single = {
    id: entry,
    destiny: asked.destination,
    address: customerKey("sms", number.address),
    message: asked.message,
    by: caller.principal.name,
  };
  await scheduleSingle(env.SPOOL, outlet.id, single, calldate);
  const id = messageId(env, { kind: "scheduled", dialer: outlet.id, entry }, outlet.conversations);
  return { id, segments: segmentsOf(asked.message) };
}
