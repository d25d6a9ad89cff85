import { Hono } from "hono";
import { queueOf } from "../../durable-objects/addresses.ts";
import type { Board } from "../../protocol/board-socket.ts";
import type { Watched } from "../../protocol/boards.ts";
import { supervisedBy } from "../../store/access/teams.ts";
import { membersOf, reportedAgents, watchedCampaigns } from "../../store/configuration/report-subjects.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";
import { ASK_AGAIN_MS, checkOrigin } from "./origin.ts";
import { theCampaign } from "./selection.ts";

/** The board of a campaign of any channel, whole and pushed live (SMS-80 to SMS-83, WEB-91, STA-1 to STA-5). */
export const boards = new Hono<SignedIn>()
  .get("/boards", signedIn, requires("watch"), async (c) => {
    const { campaigns: seen, user } = c.var.principal;
    const campaigns = await watchedCampaigns(c.env.CONFIG, seen);
    const members = await membersOf(
      c.env.CONFIG,
      campaigns.map(({ id }) => id),
    );
    const agents = await reportedAgents(c.env.CONFIG, members);
    const watched: Watched = { campaigns, agents, supervised: await supervisedBy(c.env.CONFIG, user) };
    return c.json(watched);
  })
  .get("/campaigns/:name/board", signedIn, async (c) => {
    const { id } = await theCampaign(c, "watch");
    const board: Board = (await queueOf(c.env, id).board()) ?? refuse("unavailable");
    return c.json(board);
  })
  .get("/campaigns/:name/board/socket", signedIn, async (c) => {
    if (c.req.header("Upgrade") !== "websocket") refuse("invalid_input", "A socket is asked for here");
    checkOrigin(c.req.raw);
    const { id } = await theCampaign(c, "watch");
    const until = Math.min(c.var.session.ends, Date.now() + ASK_AGAIN_MS);
    const { user, session } = c.var.principal;
    const query = new URLSearchParams({ user, session, until: String(until) });
    const upgrade = new Request(`https://object/board?${query}`, { headers: { Upgrade: "websocket" } });
    return queueOf(c.env, id).fetch(upgrade);
  });
