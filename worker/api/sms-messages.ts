import { Hono } from "hono";
import { smsMessage } from "../../protocol/sms-messages.ts";
import { keyed } from "../access/api-key.ts";
import type { Called } from "../access/caller.ts";
import { parsed, refuse } from "../problems.ts";
import { scheduleSms } from "../sms/schedule.ts";
import { sendSms } from "../sms/send.ts";
import { messageState } from "../sms/state.ts";

/** SMS of other programs (API-12): accepted and durable when answered, and asked about later by their id. */
export const smsMessages = new Hono<Called>()
  .use("/messages/*", keyed("messages"))
  .post("/messages/sms", async (c) => {
    const { at, ...asked } = await parsed(c, smsMessage);
    const key = c.req.header("Idempotency-Key");
    if (at === undefined) return c.json(await sendSms(c.env, c.var.caller, asked, key), 202);
    const moment = Date.parse(at);
    return c.json(await scheduleSms(c.env, c.var.caller, asked, () => moment, key), 202);
  })
  .get("/messages/:id", async (c) => {
    const state = await messageState(c.env, c.var.caller, c.req.param("id"));
    return c.json(state ?? refuse("not_found", "There is no such message"));
  });
