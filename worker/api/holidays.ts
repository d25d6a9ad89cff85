import { type Context, Hono } from "hono";
import { holidayFields, importHolidays } from "../../protocol/configuration.ts";
import * as store from "../../store/configuration/holidays.ts";
import type { Named } from "../../store/configuration/members.ts";
import { actorOf, changed } from "../access/actor.ts";
import { demand, requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { campaignsSeen, refuseLimited } from "./selection.ts";

const OF_ALL = "A holiday of all campaigns is for who sees all of them";

/** Days on which a campaign, or all of them, is closed (SCH-6). One of all is changed only by who sees all. */
export const holidays = new Hono<SignedIn>()
  .use("/holidays", signedIn, requires("campaigns"))
  .use("/holidays/*", signedIn, requires("campaigns"))
  .get("/holidays", async (c) => {
    const items = await store.listHolidays(c.env.CONFIG, c.var.principal.campaigns);
    return c.json({ items, nextCursor: null });
  })
  .post("/holidays", async (c) => {
    const { campaign: name, ...form } = await parsed(c, holidayFields);
    const created = await store.createHoliday(c.env.CONFIG, actorOf(c), form, await closing(c, name));
    changed(c);
    return c.json(created, 201);
  })
  .post("/holidays/import", async (c) => {
    const { items } = await parsed(c, importHolidays);
    const name = items[0]?.campaign ?? null;
    if (items.some((one) => one.campaign !== name))
      refuse("invalid_input", undefined, [{ path: "items", code: "custom", detail: "All of one campaign, or of all" }]);
    const campaign = await closing(c, name);
    const forms = items.map(({ campaign: _, ...form }) => form);
    const created = await store.createHolidays(c.env.CONFIG, actorOf(c), forms, campaign);
    changed(c);
    return c.json({ items: created }, 201);
  })
  .put("/holidays/:id", async (c) => {
    const before = await found(c);
    const { campaign: name, ...form } = await parsed(c, holidayFields);
    const replaced = await store.replaceHoliday(c.env.CONFIG, actorOf(c), before, form, await closing(c, name));
    changed(c);
    return c.json(replaced);
  })
  .delete("/holidays/:id", async (c) => {
    await store.deleteHoliday(c.env.CONFIG, actorOf(c), await found(c));
    changed(c);
    return c.body(null, 204);
  });

/** One of a campaign that the user may not see does not exist; one of all they may only read. */
async function found(c: Context<SignedIn>): Promise<store.HolidayRow> {
  const holiday = (await store.findHoliday(c.env.CONFIG, c.req.param("id") ?? "")) ?? refuse("not_found");
  if (holiday.campaign === null) refuseLimited(c, OF_ALL);
  else demand(c, null, holiday.campaign);
  return holiday;
}

/** The campaign that it is to close; null for all. */
async function closing(c: Context<SignedIn>, name: string | null): Promise<Named | null> {
  if (name === null) {
    refuseLimited(c, OF_ALL);
    return null;
  }
  const known = await campaignsSeen(c.env.CONFIG, c.var.principal, [name]);
  if (known.length === 0)
    refuse("invalid_input", undefined, [{ path: "campaign", code: "unknown", detail: `There is no ${name}` }]);
  return known[0] ?? null;
}
