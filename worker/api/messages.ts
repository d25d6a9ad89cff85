import { type Context, Hono } from "hono";
import { addressOf, readNumber } from "../../channels/phone-number.ts";
import { senderScopes } from "../../channels/sender-scope.ts";
import type { Campaign } from "../../domain/campaign/campaign.ts";
import { languageOfNumber } from "../../domain/interaction/language-of-number.ts";
import { conversationOf, directoryOf } from "../../durable-objects/addresses.ts";
import type { CarrierAddress } from "../../durable-objects/calls/carrier.ts";
import { carrierAddress } from "../../durable-objects/carrier-address.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import { providerById } from "../../durable-objects/directory/door.ts";
import { knownCustomer } from "../../durable-objects/known-customer.ts";
import { type CustomerWindow, type StartedByAgent, startByAgent, type TemplateOffer } from "../../protocol/messages.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { listTemplates } from "../../store/configuration/templates.ts";
import { isBlocked } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse } from "../problems.ts";

const MOST_DIALLED = 64;

/** What an agent begins (SMS-93, WA-3): a first word to a number, by a campaign of which they are a member. */
export const messages = new Hono<SignedIn>()
  .post("/conversations", signedIn, async (c) => {
    const start = await parsed(c, startByAgent);
    const { campaign, account } = await outgoing(c, start.campaign);
    const customer = addressOf(account, start.destination);
    if (customer === "other") refuse("invalid_number");
    const sender = campaign.dids[0] ?? "";
    const line = await knownBy(c.env, carrierAddress(account, sender, customer));
    const asked = { scopes: [campaign.id, ...senderScopes(account, sender)], advertising: false, now: Date.now() };
    for (const address of [line.key, ...(line.alsoKnownAs ?? [])]) {
      const erased = () => erasedAddress(c.env.NAME_SECRET, address);
      const what = `conversation:${start.id}`;
      if (await isBlocked(c.env.SPOOL, { ...asked, address, erased, what })) refuse("black_listed");
    }
    const conversation = conversationName(c.env, line.channel, campaign.id, line.key);
    const { user, name } = c.var.principal;
    const reply = await conversationOf(c.env, conversation).post({
      conversation,
      campaign: campaign.id,
      line,
      id: start.id,
      text: start.text,
      template: start.template ?? null,
      language: languageOfNumber(readNumber(line.key, "")?.country || null) ?? campaign.defaultLanguage,
      agent: { id: user, name },
      holds: true,
    });
    if (reply.outcome === "refused") refuse(reply.code, reply.first && `${reply.first} holds it`);
    return c.json({ conversation, interaction: reply.interaction } satisfies StartedByAgent, 201);
  })
  .get("/desk/window", signedIn, async (c) => {
    const { campaign, account } = await outgoing(c, c.req.query("campaign") ?? "");
    const customer = addressOf(account, (c.req.query("destination") ?? "").slice(0, MOST_DIALLED));
    if (customer === "other") refuse("invalid_number");
    const line = await knownBy(c.env, carrierAddress(account, campaign.dids[0] ?? "", customer));
    const conversation = conversationName(c.env, line.channel, campaign.id, line.key);
    const until = await conversationOf(c.env, conversation).freeUntil();
    return c.json({ until } satisfies CustomerWindow);
  })
  .get("/desk/templates", signedIn, async (c) => {
    const { account } = await outgoing(c, c.req.query("campaign") ?? "");
    const approved = (await listTemplates(c.env.CONFIG, account.id)).filter(({ status }) => status === "approved");
    const items = approved.map(
      ({ name, language, body, parameters }): TemplateOffer => ({ name, language, body, parameters }),
    );
    return c.json({ items });
  });

/** WhatsApp may know the person by another id than the one that was typed: then that is who they are. */
async function knownBy(env: Env, line: CarrierAddress): Promise<CarrierAddress> {
  if (line.channel !== "whatsapp") return line;
  const key = await knownCustomer(env, line.provider, line.key);
  return key === line.key ? line : { ...line, key, alsoKnownAs: [line.key] };
}

/** The campaign, if this user answers for it, and the account by which its words leave. */
async function outgoing(c: Context<SignedIn>, id: string): Promise<{ campaign: Campaign; account: ProviderSnapshot }> {
  const snapshot = await directoryOf(c.env).campaign(id);
  const isMember = snapshot?.members.some(({ agent }) => agent === c.var.principal.user) ?? false;
  if (snapshot === null || !isMember) refuse("not_found", "There is no such campaign of yours");
  const { campaign } = snapshot;
  if (!campaign.enabled) refuse("campaign_disabled");
  const account = campaign.provider === null ? null : await providerById(c.env, campaign.provider);
  if (account === null || !account.enabled) refuse("provider_unavailable");
  return { campaign, account };
}
