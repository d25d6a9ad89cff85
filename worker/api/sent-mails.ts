import { Hono } from "hono";
import { soughtWords } from "../../domain/mail/sought-words.ts";
import { sentQuery } from "../../protocol/archive.ts";
import { sentThreads } from "../../store/archive/sent-threads.ts";
import { membershipsOf } from "../access/memberships.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { parsedQuery } from "../problems.ts";
import { withNames } from "../recordings/named.ts";

/** What an agent has sent, of the mail campaigns that they are in now. */
export const sentMails = new Hono<SignedIn>().get("/desk/sent", signedIn, async (c) => {
  const { text, campaign, limit, cursor } = parsedQuery(c, sentQuery);
  const { user } = c.var.principal;
  const memberships = await membershipsOf(c.env, c.var.principal);
  const own = memberships
    .filter((one) => one.channel === "email" && (campaign === undefined || one.campaign === campaign))
    .map(({ campaign: id, name }) => ({ id, name }));
  const search = { agent: user, campaigns: own.map(({ id }) => id), sought: soughtWords(text, own), limit, cursor };
  const { items, nextCursor } = await sentThreads(c.env.ARCHIVE, search);
  return c.json({ items: await withNames(c.env.CONFIG, items), nextCursor });
});
