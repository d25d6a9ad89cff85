import { Hono } from "hono";
import { mailMessage } from "../../protocol/mail-messages.ts";
import { smsMessage } from "../../protocol/sms-messages.ts";
import { keyed, keyedOrToken } from "../access/api-key.ts";
import type { Called } from "../access/caller.ts";
import { sendProgramMail } from "../mail/program-mail.ts";
import { parsed, refuse } from "../problems.ts";
import { scheduleSms } from "../sms/schedule.ts";
import { sendSms } from "../sms/send.ts";
import { messageState } from "../sms/state.ts";

/** SMS and mails of other programs (API-10, API-12): accepted and durable when answered, and asked about later by their id. */
export const smsMessages = new Hono<Called>()
  .post("/messages/sms", keyed("messages"), async (c) => {
    const { at, ...asked } = await parsed(c, smsMessage);
    const key = c.req.header("Idempotency-Key");
    if (at === undefined) return c.json(await sendSms(c.env, c.get("caller"), asked, key), 202);
    const moment = Date.parse(at);
    return c.json(await scheduleSms(c.env, c.get("caller"), asked, () => moment, key), 202);
  })
  .post("/messages/mail", keyed("messages"), async (c) => {
    const asked = await parsed(c, mailMessage);
    return c.json(await sendProgramMail(c.env, c.get("caller"), asked, c.req.header("Idempotency-Key")), 202);
  })
  .get("/messages/:id", keyedOrToken("messages"), async (c) => {
    const state = await messageState(c.env, c.get("caller"), c.req.param("id"));
    return c.json(state ?? refuse("not_found", "There is no such message"));
  });
