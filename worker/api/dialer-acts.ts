import { type Context, Hono } from "hono";
import { addressOf, customerKey } from "../../channels/phone-number.ts";
import { dialerOf } from "../../durable-objects/addresses.ts";
import { providerById } from "../../durable-objects/directory/door.ts";
import {
  activeList,
  type DialerTurned,
  type SingleAccepted,
  type SingleMessage,
  singleMessage,
} from "../../protocol/dialers.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import { recordAct } from "../../store/changes.ts";
import type { NamedDialerRow } from "../../store/configuration/dialers.ts";
import { isListOf } from "../../store/spool/active-list.ts";
import { scheduleSingle } from "../../store/spool/scheduler.ts";
import { actorOf } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { requires, type SignedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { theDialer } from "./dialer-selection.ts";

const LONGEST_WAIT_MS = 366 * 24 * 60 * 60_000;

/** What one does with a dialer (SMS-46, SMS-58, SMS-117, SMS-118, SMS-120). Its object keeps who did it for the audit log. */
export const dialerActs = new Hono<SignedIn>()
  .post("/dialers/:name/start", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    const outcome = await dialerOf(c.env, dialer.id).start(actorOf(c));
    if (outcome === "unknown") refuse("unavailable");
    if (outcome === "disabled") refuse("dialer_disabled", `${dialer.name} is disabled`);
    if (outcome === "registry-expired") refuse("registry_expired");
    return c.json({ started: true } satisfies DialerTurned);
  })
  .post("/dialers/:name/stop", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    await dialerOf(c.env, dialer.id).stop(actorOf(c));
    return c.json({ started: false } satisfies DialerTurned);
  })
  .put("/dialers/:name/active-list", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    const { list } = await parsed(c, activeList);
    if (dialer.channel !== "email") refuse("invalid_input", "Lists of messages are sent as they come");
    if (list !== null && !(await isListOf(c.env.SPOOL, dialer.id, list)))
      refuse("invalid_input", undefined, [{ path: "list", code: "unknown", detail: "There is no such list" }]);
    await dialerOf(c.env, dialer.id).activate({ list, by: actorOf(c) });
    return c.body(null, 202);
  })
  .delete("/dialers/:name/unprocessed", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    await dialerOf(c.env, dialer.id).removeUnprocessed(actorOf(c));
    return c.body(null, 202);
  })
  .post("/dialers/:name/messages", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const found = await theDialer(c);
    return c.json(await sendSingle(c, found, await parsed(c, singleMessage)), 202);
  });

/** Durable when answered: in the dialer's object, or in the scheduler until its time. */
async function sendSingle(
  c: Context<SignedIn>,
  { dialer }: NamedDialerRow,
  { id, destination, message, at }: SingleMessage,
): Promise<SingleAccepted> {
  const { channel } = dialer;
  if (channel === "email" || dialer.provider === null)
    refuse("invalid_input", "A single mail is written on the mail desk");
  const account = await providerById(c.env, dialer.provider);
  if (account === null) refuse("provider_unavailable");
  const number = addressOf(account, destination);
  if (number === "other")
    refuse("invalid_number", undefined, [
      { path: "destination", code: "number", detail: `${destination} cannot be written to by ${account.name}` },
    ]);
  const actor = actorOf(c);
  const address = customerKey(channel, number.address);
  const single = { id, destiny: destination, address, message, by: actor.name };
  const moment = at === undefined ? null : Date.parse(at);
  if (moment !== null && moment > Date.now() + LONGEST_WAIT_MS)
    refuse("invalid_input", undefined, [{ path: "at", code: "too_late", detail: "At most a year from now" }]);
  await recordAct(c.env.CONFIG, actor, {
    action: "dialer.message",
    subject: `dialer:${dialer.id}`,
    after: { id, destination, at: at ?? null },
  });
  if (moment === null) await dialerOf(c.env, dialer.id).sendOne({ ...single, at: Date.now() });
  else await scheduleSingle(c.env.SPOOL, dialer.id, single, moment);
  return { id, at: at ?? null, segments: channel === "sms" ? segmentsOf(message) : 1 };
}
