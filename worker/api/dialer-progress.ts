import { Hono } from "hono";
import { dialerOf } from "../../durable-objects/addresses.ts";
import { resultsExport, resultsQuery } from "../../protocol/dialer-results.ts";
import type { DialerBoard } from "../../protocol/dialers.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { exportedResults } from "../dialers/exported-results.ts";
import { resultsAsked } from "../dialers/results.ts";
import { tableHeaders } from "../downloads.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { theDialer } from "./dialer-selection.ts";
import { ASK_AGAIN_MS, checkOrigin } from "./origin.ts";

/** SMS-110 to SMS-123: a dialer's board, pushed live, and what became of each row. */
export const dialerProgress = new Hono<SignedIn>()
  .get("/dialers/:name/progress", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    const board: DialerBoard = (await dialerOf(c.env, dialer.id).board()) ?? refuse("unavailable");
    return c.json(board);
  })
  .get("/dialers/:name/progress/socket", signedIn, requires("dialers.run"), async (c) => {
    if (c.req.header("Upgrade") !== "websocket") refuse("invalid_input", "A socket is asked for here");
    checkOrigin(c.req.raw);
    const { dialer } = await theDialer(c);
    const until = Math.min(c.var.session.ends, Date.now() + ASK_AGAIN_MS);
    const { user, session } = c.var.principal;
    const query = new URLSearchParams({ user, session, until: String(until) });
    const upgrade = new Request(`https://object/progress?${query}`, { headers: { Upgrade: "websocket" } });
    return dialerOf(c.env, dialer.id).fetch(upgrade);
  })
  .get("/dialers/:name/results", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    return c.json(await resultsAsked(c.env.SPOOL, { ...parsedQuery(c, resultsQuery), dialer: dialer.id }));
  })
  .get("/dialers/:name/results.csv", personOrProgram("dialers"), requires("dialers.run"), async (c) => {
    const { dialer } = await theDialer(c);
    const search = parsedQuery(c, resultsExport);
    const act = { action: "dialer.export", subject: `dialer:${dialer.id}`, after: search };
    await recordAct(c.env.CONFIG, actorOf(c), act);
    const rows = exportedResults(c.env.SPOOL, { ...search, dialer: dialer.id });
    return c.body(rows, 200, tableHeaders(`${dialer.name}-results.csv`));
  });
