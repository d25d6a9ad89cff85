import { Hono } from "hono";
import { dialerOf } from "../../durable-objects/addresses.ts";
import { activeList, type DialerTurned } from "../../protocol/dialers.ts";
import { singleMessage } from "../../protocol/single-message.ts";
import { isListOf } from "../../store/spool/active-list.ts";
import { actorOf } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { requires, type SignedIn } from "../access/session.ts";
import { sendSingle } from "../dialers/single-message.ts";
import { parsed, refuse } from "../problems.ts";
import { theDialer } from "./dialer-selection.ts";

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
    return c.json(await sendSingle(c.env, actorOf(c), found, await parsed(c, singleMessage)), 202);
  });
