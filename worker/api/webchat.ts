import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { z } from "zod";
import { allows } from "../../domain/campaign/allowed-domains.ts";
import { type Campaign, LANGUAGES, type Language } from "../../domain/campaign/campaign.ts";
import { checkForm } from "../../domain/campaign/contact-form.ts";
import { languageOf } from "../../domain/campaign/language.ts";
import { isOpen } from "../../domain/campaign/schedule.ts";
import { campaignByName } from "../../durable-objects/directory/door.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import { startConversation } from "../../protocol/webchat.ts";
import { refuseTooMuchBegun } from "../access/begun.ts";
import { sendLeftMessage } from "../mail/left-message.ts";
import { parsed, refuse } from "../problems.ts";
import { beginChat, phoneLabel, threadOf } from "../webchat/begin-chat.ts";
import { hostPage, isOwnPage } from "../webchat/host-page.ts";
import { LINE_KEPT_SECONDS, lineHead } from "../webchat/line-head.ts";
import { noteVisit } from "../webchat/visits.ts";
import { welcome } from "../webchat/welcome.ts";

type Door = { Bindings: Env; Variables: { snapshot: CampaignSnapshot } };

/** The visitor's door. Only pages of the campaign's Allowed Domains may use it (WEB-54). */
export const webchat = new Hono<Door>()
  .use("/:campaign/*", cors({ origin: (origin) => origin, allowMethods: ["GET", "POST"], maxAge: 600 }))
  .use("/:campaign/*", knownCampaign)
  .get("/:campaign", (c) => {
    noteVisit(c, c.var.snapshot.campaign.id);
    return c.json(welcome(c.var.snapshot.campaign, languageFor(c, c.req.query("language")), Date.now()));
  })
  .get("/:campaign/line", async (c) => {
    c.header("Cache-Control", `public, max-age=${LINE_KEPT_SECONDS}`);
    return c.json(await lineHead(c.env, c.var.snapshot.campaign.id));
  })
  .post("/:campaign/messages", async (c) => {
    const { campaign } = c.var.snapshot;
    const input = await parsed(c, startConversation);
    if (campaign.enabled && isOpen(campaign.schedule, Date.now()))
      refuse("conflict", "The campaign is open: start a chat");
    const answers = answersIn(campaign, input);
    if (answers.message.trim() === "")
      refuse("invalid_input", undefined, [{ path: "message", code: "missing", detail: "Write a message" }]);
    await refuseTooMuchBegun(c.env, c.req, campaign.id, threadOf(c.env, campaign, input.visitor));
    const left = { request: input.request, ...answers, phoneLabel: phoneLabel(campaign), page: input.page };
    await sendLeftMessage(c.env, campaign, left, Date.now());
    return c.body(null, 204);
  })
  .post("/:campaign/conversations", async (c) => {
    const { campaign } = c.var.snapshot;
    const input = await parsed(c, startConversation);
    const language = languageFor(c, input.language);
    const answers = answersIn(campaign, input);
    const conversation = threadOf(c.env, campaign, input.visitor);
    await refuseTooMuchBegun(c.env, c.req, campaign.id, conversation);
    return c.json(await beginChat(c.env, campaign, { ...input, conversation, language, answers }), 201);
  });

/** The answers, where the form is complete; every complaint at once otherwise. */
function answersIn(campaign: Campaign, input: z.output<typeof startConversation>) {
  const { errors, answers } = checkForm(campaign.form, input);
  if (errors.length > 0) refuse("invalid_input", "The form is not complete", errors);
  return answers;
}

async function knownCampaign(c: Context<Door>, next: () => Promise<void>): Promise<void> {
  const snapshot = await campaignByName(c.env, c.req.param("campaign") ?? "");
  if (snapshot === null || snapshot.campaign.channel !== "webchat")
    refuse("not_found", "There is no such webchat campaign");
  if (!isOwnPage(c) && !allows(snapshot.campaign.allowedDomains, hostPage(c))) {
    refuse("origin_not_allowed", "This site is not among the campaign's allowed domains");
  }
  c.set("snapshot", snapshot);
  await next();
}

function languageFor(c: Context<Door>, asked: string | undefined): Language {
  const explicit = LANGUAGES.find((language) => language === asked);
  return languageOf(c.req.header("Accept-Language") ?? "", explicit ?? null, c.var.snapshot.campaign.defaultLanguage);
}
