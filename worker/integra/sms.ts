import { Hono } from "hono";
import { callDate } from "../../domain/dialer/call-date.ts";
import { scheduleSms, sendSms } from "../../protocol/integra.ts";
import type { Called } from "../access/caller.ts";
import { scheduleSms as schedule } from "../sms/schedule.ts";
import { sendSms as send } from "../sms/send.ts";
import { calls } from "./entrance.ts";
import { formOf, pathOf } from "./parameters.ts";

const IDEMPOTENCY = "Idempotency-Key";
const messages = calls("messages");

/** SendSMS as its callers know it: `OK` is accepted and durable, not delivered (API-3, API-5, API-6, SMS-58). */
export const sms = new Hono<Called>()
  .post("/SMS/SendSMS", messages, async (c) => {
    await send(c.env, c.var.caller, await formOf(c, sendSms), c.req.header(IDEMPOTENCY));
    return c.text("OK");
  })
  .get("/SMS/SendSMS/*", messages, async (c) => {
    await send(c.env, c.var.caller, pathOf(c, "/SMS/SendSMS", sendSms), c.req.header(IDEMPOTENCY));
    return c.text("OK");
  })
  .post("/SMS/SendPOSTSMS", messages, async (c) => {
    await send(c.env, c.var.caller, await formOf(c, sendSms), c.req.header(IDEMPOTENCY));
    return c.text("OK");
  })
  .post("/SMS/ScheduleDialerSMS", messages, async (c) => {
    const { calldate, data: message, ...rest } = await formOf(c, scheduleSms);
    const at = ({ outlet }: { outlet: { zone: string } }) => callDate(calldate, outlet.zone);
    await schedule(c.env, c.var.caller, { ...rest, message }, at, c.req.header(IDEMPOTENCY));
    return c.text("OK");
  });

/** API-4: the same, and an id by which `GET /api/messages/:id` tells what became of it. */
export const smsWithId = new Hono<Called>().post("/SMS/SendSMSv2", messages, async (c) => {
  const { id } = await send(c.env, c.var.caller, await formOf(c, sendSms), c.req.header(IDEMPOTENCY));
  return c.json({ id });
});
