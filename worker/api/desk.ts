import { Hono } from "hono";
import { type LineView, memberLineView, watchersLineView } from "../../domain/access/line-view.ts";
import { deskOf, directoryOf, queueOf } from "../../durable-objects/addresses.ts";
import { ticketOf } from "../../durable-objects/sockets.ts";
import { type DeskTicket, readTicket } from "../../durable-objects/tickets.ts";
import { admittedSession, sessionOf } from "../access/session.ts";
import { refuse } from "../problems.ts";
import { ASK_AGAIN_MS, checkOrigin } from "./origin.ts";

/** The agent's own socket, and the waiting lists that agents of pull campaigns and supervisors watch. */
export const desk = new Hono<{ Bindings: Env }>()
  .get("/desk/socket", async (c) => {
    if (c.req.header("Upgrade") !== "websocket") refuse("invalid_input", "A socket is asked for here");
    checkOrigin(c.req.raw);
    const who = await whoComes(c.req.raw, c.env);
    const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(who)) };
    return deskOf(c.env, who.who).fetch(new Request("https://object/socket", { headers }));
  })
  .get("/queues/:campaign/line/socket", async (c) => {
    if (c.req.header("Upgrade") !== "websocket") refuse("invalid_input", "A socket is asked for here");
    checkOrigin(c.req.raw);
    const who = await whoComes(c.req.raw, c.env);
    const campaign = c.req.param("campaign");
    const membership = (await directoryOf(c.env).agent(who.who))?.memberships.find((one) => one.campaign === campaign);
    const view = memberLineView(membership?.strategy) ?? (await watchersView(c.req.raw, c.env, campaign));
    if (view === null) refuse("not_found");
    const url = new URL("https://object/line");
    url.search = new URLSearchParams({
      user: who.who,
      session: who.session,
      until: String(Math.min(who.sessionEnds, Date.now() + ASK_AGAIN_MS)),
      head: view === "head" ? "1" : "0",
    }).toString();
    return queueOf(c.env, campaign).fetch(new Request(url, { headers: { Upgrade: "websocket" } }));
  });

/** Of who is no agent of this campaign: a member needs no session, which is in D1. */
async function watchersView(request: Request, env: Env, campaign: string): Promise<LineView | null> {
  const session = await sessionOf(request, env);
  return session === null ? null : watchersLineView(session.principal, campaign);
}

/** By the tab's ticket, which works while D1 is away, else by the session's cookie. */
async function whoComes(request: Request, env: Env): Promise<DeskTicket> {
  const ticket = ticketOf(request);
  const claims = ticket === null ? null : await readTicket(env.TICKET_SECRET, ticket, Date.now());
  if (claims?.role === "desk") return claims;
  const { principal, ends } = await admittedSession(request, env);
  // A desk that is opened makes its agent present, and gives them chats.
  if (principal.viewedBy !== undefined) refuse("read_only");
  return {
    role: "desk",
    who: principal.user,
    name: principal.name,
    session: principal.session,
    sessionEnds: ends,
    expires: ends,
  };
}
