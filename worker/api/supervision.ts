import { type Context, Hono } from "hono";
import { PERMISSION_OF, PERMISSION_OF_ORDER } from "../../domain/access/act-permission.ts";
import { sees, seesAgent } from "../../domain/access/permission.ts";
import { refusal } from "../../domain/campaign/admission.ts";
import { transferRefusal } from "../../domain/interaction/transfer-limit.ts";
import { conversationOf, deskOf, directoryOf } from "../../durable-objects/addresses.ts";
import type { Act } from "../../durable-objects/calls/supervision.ts";
import { problem } from "../../protocol/problem.ts";
import { agentOrder, supervisionAct } from "../../protocol/supervision.ts";
import { endSessions } from "../../store/access/sessions.ts";
import { actorOf } from "../access/actor.ts";
import { closeSessions } from "../access/ended-sessions.ts";
import { refuseOutranked } from "../access/granting.ts";
import { demand, type SignedIn, signedIn } from "../access/session.ts";
import { conversationId } from "../access/ticket.ts";
import { parsed, refuse, refuseWith } from "../problems.ts";

/** What supervisors do with an interaction that is not theirs, and to agents. */
export const supervision = new Hono<SignedIn>()
  .post("/conversations/:id/acts", signedIn, async (c) => {
    const wanted = await parsed(c, supervisionAct);
    const conversation = conversationOf(c.env, conversationId(c));
    const current = await conversation.current();
    if (current === null) refuse("not_found");
    demand(c, PERMISSION_OF[wanted.act], current.campaign);
    const { user: who, name } = c.var.principal;
    const act: Act = { ...wanted, turn: wanted.turn ?? null, ...(await completed(c, wanted, current.campaign)) } as Act;
    const refused = await conversation.supervise({ act, by: { who, name } });
    if (refused !== null)
      refuseWith({ ...problem(refused.code), ...(refused.first === undefined ? {} : { first: refused.first }) });
    return c.body(null, 204);
  })
  .post("/agents/:id/orders", signedIn, async (c) => {
    const order = await parsed(c, agentOrder);
    const agent = c.req.param("id");
    const { principal } = c.var;
    const known = await directoryOf(c.env).agent(agent);
    const memberOf = known?.memberships.map(({ campaign }) => campaign) ?? [];
    if (known === null || !seesAgent(principal.campaigns, memberOf)) refuse("not_found");
    demand(c, PERMISSION_OF_ORDER[order.act], null);
    // Nobody signs out who could not be reset by them either.
    if (order.act === "log-out") await refuseOutranked(c.env, principal, agent);
    const refused = await deskOf(c.env, agent).order({ order, by: { who: principal.user, name: principal.name } });
    if (refused !== null) refuse(refused);
    if (order.act === "log-out")
      await closeSessions(c.env, agent, await endSessions(c.env.CONFIG, actorOf(c), agent), true);
    return c.body(null, 204);
  });

/** Names for the log; a target that is unknown, unseen or would turn the customer away is refused before anything happens. */
async function completed(
  c: Context<SignedIn>,
  act: { act: Act["act"]; to?: string },
  from: string,
): Promise<{ toName?: string; entry?: string }> {
  if (act.act === "close") return { entry: crypto.randomUUID() };
  const to = act.to ?? "";
  if (act.act === "assign") {
    const agent = await directoryOf(c.env).agent(to);
    return agent?.enabled === true ? { toName: agent.name } : unknown("There is no such agent");
  }
  if (act.act !== "move") return {};
  const target = sees(c.var.principal.campaigns, to) ? await directoryOf(c.env).campaign(to) : null;
  const origin = await directoryOf(c.env).campaign(from);
  if (target === null || origin === null) return unknown("There is no such campaign");
  const { channel } = origin.campaign;
  if (transferRefusal({ campaign: from, channel }, { campaign: to, channel: target.campaign.channel }) !== null)
    refuse("other_channel");
  const reason = refusal(target.campaign, Date.now(), { waiting: 0, returning: true });
  if (reason !== null) refuse(reason === "disabled" ? "campaign_disabled" : "out_of_time");
  return { toName: target.campaign.name };
}

function unknown(detail: string): never {
  return refuse("invalid_input", undefined, [{ path: "to", code: "unknown", detail }]);
}
