import { type Context, Hono } from "hono";
import { queueOf } from "../../durable-objects/addresses.ts";
import { ticketOf } from "../../durable-objects/sockets.ts";
import { type Wall, wallboardFields } from "../../protocol/wallboards.ts";
import {
  createWallboard,
  type HeldWallboard,
  listWallboards,
  revokeWallboard,
  wallboardOf,
} from "../../store/configuration/wallboards.ts";
import { actorOf } from "../access/actor.ts";
import { bearerOf } from "../access/bearer.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";
import { ASK_AGAIN_MS, checkOrigin } from "./origin.ts";
import { campaignsSeen, refuseUnknown } from "./selection.ts";

const TOKEN = /^[0-9a-f]{64}$/;

/** Links to screens on a wall: no sign-in, figures and agents only, no customer's name; each can be revoked. */
export const wallboards = new Hono<SignedIn>()
  .get("/wallboards", signedIn, requires("watch"), async (c) =>
    c.json({ items: await listWallboards(c.env.CONFIG, c.var.principal.campaigns), nextCursor: null }),
  )
  .post("/wallboards", signedIn, requires("watch"), async (c) => {
    const wanted = await parsed(c, wallboardFields);
    const campaigns = await campaignsSeen(c.env.CONFIG, c.var.principal, wanted.campaigns);
    refuseUnknown("campaigns", wanted.campaigns, campaigns);
    return c.json(await createWallboard(c.env.CONFIG, actorOf(c), { name: wanted.name, campaigns }), 201);
  })
  .delete("/wallboards/:id", signedIn, requires("watch"), async (c) => {
    const id = c.req.param("id");
    const shown = await revokeWallboard(c.env.CONFIG, actorOf(c), id, c.var.principal.campaigns);
    if (shown === null) refuse("not_found");
    for (const campaign of shown) await queueOf(c.env, campaign).endSession({ user: watcherOf(id), session: "all" });
    return c.body(null, 204);
  })
  .get("/wall", async (c) => {
    const { name, campaigns } = await theWall(c, bearerOf(c));
    const wall: Wall = { name, campaigns: campaigns.map(({ name: one, channel }) => ({ name: one, channel })) };
    return c.json(wall);
  })
  .get("/wall/:name/socket", async (c) => {
    if (c.req.header("Upgrade") !== "websocket") refuse("invalid_input", "A socket is asked for here");
    checkOrigin(c.req.raw);
    const { id, campaigns } = await theWall(c, ticketOf(c.req.raw));
    const campaign = campaigns.find(({ name }) => name === c.req.param("name")) ?? refuse("not_found");
    const until = String(Date.now() + ASK_AGAIN_MS);
    const query = new URLSearchParams({ user: watcherOf(id), session: id, until, wall: "1" });
    const upgrade = new Request(`https://object/board?${query}`, { headers: { Upgrade: "websocket" } });
    return queueOf(c.env, campaign.id).fetch(upgrade);
  });

async function theWall(c: Context<SignedIn>, token: string | null): Promise<HeldWallboard> {
  if (token === null || !TOKEN.test(token)) refuse("invalid_ticket");
  return (await wallboardOf(c.env.CONFIG, token)) ?? refuse("invalid_ticket");
}

function watcherOf(id: string): string {
  return `wallboard:${id}`;
}
