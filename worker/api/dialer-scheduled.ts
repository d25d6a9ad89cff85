import { Hono } from "hono";
import { pageQuery } from "../../protocol/configuration.ts";
import { recordAct } from "../../store/changes.ts";
import { cancelScheduled, isScheduled, listScheduled } from "../../store/spool/scheduled-list.ts";
import { actorOf } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { requires, type SignedIn } from "../access/session.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { theDialer } from "./dialer-selection.ts";

const GONE = "It does not wait any more";

/** Single messages whose time is still to come (SMS-58): seen, and taken back. */
export const dialerScheduled = new Hono<SignedIn>()
  .get("/dialers/:name/scheduled", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    return c.json(await listScheduled(c.env.SPOOL, dialer.id, parsedQuery(c, pageQuery)));
  })
  .delete("/dialers/:name/scheduled/:id", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    const id = c.req.param("id");
    const by = actorOf(c);
    if (!(await isScheduled(c.env.SPOOL, dialer.id, id))) refuse("not_found", GONE);
    await recordAct(c.env.CONFIG, by, { action: "dialer.cancel", subject: `dialer:${dialer.id}`, before: { id } });
    if (!(await cancelScheduled(c.env.SPOOL, dialer.id, id, { at: Date.now(), by: by.name })))
      refuse("not_found", GONE);
    return c.body(null, 204);
  });
