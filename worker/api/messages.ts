import { Hono } from "hono";
import { readNumber } from "../../channels/phone-number.ts";
import { languageOfNumber } from "../../domain/interaction/language-of-number.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import { type StartedByAgent, startByAgent, type TemplateOffer } from "../../protocol/messages.ts";
import { listTemplates } from "../../store/configuration/templates.ts";
import { isBlocked } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { refuseOver } from "../access/begun.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { dialledNumber } from "../beginning/dialled.ts";
import { outgoing, stoppedAs, type Way, wayTo } from "../beginning/outgoing.ts";
import { parsed, refuse } from "../problems.ts";

const MOST_DIALLED = 64;

/** What an agent begins (SMS-93, WA-3): a first word to a number, by a campaign of which they are a member. */
export const messages = new Hono<SignedIn>()
  .post("/conversations", signedIn, async (c) => {
    const start = await parsed(c, startByAgent);
    const way = await wayTo(c, start.campaign, start.destination);
    const { campaign, line } = way;
    await refuseBlocked(c.env, way, start.id);
    const conversation = conversationName(c.env, line.channel, campaign.id, line.key);
    const { user, name } = c.var.principal;
    const reply = await conversationOf(c.env, conversation).begin({
      conversation,
      campaign: campaign.id,
      line,
      id: start.id,
      text: start.text,
      template: start.template ?? null,
      language: languageOfNumber(readNumber(line.key, "")?.country || null) ?? campaign.defaultLanguage,
      agent: { id: user, name },
    });
    if (reply.outcome === "refused") refuse(reply.code, reply.first && `${reply.first} holds it`);
    return c.json({ conversation, interaction: reply.interaction } satisfies StartedByAgent, 201);
  })
  .get("/desk/dialled", signedIn, async (c) => {
    await refuseOver(c.env.DIALLED_BY_AGENT, c.var.principal.user);
    const destination = (c.req.query("destination") ?? "").slice(0, MOST_DIALLED);
    const way = await wayTo(c, c.req.query("campaign") ?? "", destination);
    return c.json(await dialledNumber(c.env, c.var.principal, way, Date.now()));
  })
  .get("/desk/templates", signedIn, async (c) => {
    const { account } = await outgoing(c, c.req.query("campaign") ?? "");
    const approved = (await listTemplates(c.env.CONFIG, account.id)).filter(({ status }) => status === "approved");
    const items = approved.map(
      ({ name, language, body, parameters }): TemplateOffer => ({ name, language, body, parameters }),
    );
    return c.json({ items });
  });

/** The try is counted, under every address by which the customer is known. */
async function refuseBlocked(env: Env, way: Way, id: string): Promise<void> {
  const { addresses, scopes } = stoppedAs(way);
  for (const address of addresses) {
    const erased = () => erasedAddress(env.NAME_SECRET, address);
    const asked = { scopes, advertising: false, now: Date.now(), what: `conversation:${id}` };
    if (await isBlocked(env.SPOOL, { ...asked, address, erased })) refuse("black_listed");
  }
}
