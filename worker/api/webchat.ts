import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { z } from "zod";
import { allows } from "../../domain/campaign/allowed-domains.ts";
import { type Campaign, LANGUAGES, type Language } from "../../domain/campaign/campaign.ts";
import { checkForm } from "../../domain/campaign/contact-form.ts";
import { languageOf } from "../../domain/campaign/language.ts";
import { closedText, isOpen, nextOpening } from "../../domain/campaign/schedule.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import { conversationOf, queueOf } from "../../durable-objects/addresses.ts";
import { campaignByName } from "../../durable-objects/directory/door.ts";
import { signTicket, VISITOR_TICKET_MS } from "../../durable-objects/tickets.ts";
import { MAX_FILE_BYTES } from "../../protocol/files.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import {
  type ConversationStarted,
  type LineHead,
  startConversation,
  type WebchatWelcome,
} from "../../protocol/webchat.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { refuseTooMuchBegun } from "../access/begun.ts";
import { sendLeftMessage } from "../mail/left-message.ts";
import { parsed, refuse } from "../problems.ts";

type Door = { Bindings: Env; Variables: { snapshot: CampaignSnapshot } };

const LINE_KEPT_SECONDS = 5;
const MOST_VISITS = 1_000;

/** The visitor's door. Only pages of the campaign's Allowed Domains may use it (WEB-54). */
export const webchat = new Hono<Door>()
  .use("/:campaign/*", cors({ origin: (origin) => origin, allowMethods: ["GET", "POST"], maxAge: 600 }))
  .use("/:campaign/*", knownCampaign)
  .get("/:campaign", (c) => {
    noteVisit(c);
    return c.json(welcome(c.var.snapshot.campaign, languageFor(c, c.req.query("language")), Date.now()));
  })
  .get("/:campaign/line", async (c) => {
    c.header("Cache-Control", `public, max-age=${LINE_KEPT_SECONDS}`);
    return c.json(await lineHead(c));
  })
  .post("/:campaign/messages", async (c) => {
    const { campaign } = c.var.snapshot;
    const input = await parsed(c, startConversation);
    if (campaign.enabled && isOpen(campaign.schedule, Date.now()))
      refuse("conflict", "The campaign is open: start a chat");
    const answers = answersIn(campaign, input);
    if (answers.message.trim() === "")
      refuse("invalid_input", undefined, [{ path: "message", code: "missing", detail: "Write a message" }]);
    const phoneLabel = textFor(campaign.form.phoneLabel, campaign.defaultLanguage, campaign.defaultLanguage);
    await refuseTooMuchBegun(c.env, c.req, campaign.id, threadOf(c.env, campaign, input.visitor));
    const left = { request: input.request, ...answers, phoneLabel, page: input.page };
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
    const visitor = keyedName(c.env.NAME_SECRET, "visitor", input.visitor);
    const label = textFor(campaign.form.phoneLabel, campaign.defaultLanguage, campaign.defaultLanguage);
    const reply = await conversationOf(c.env, conversation).start({
      conversation,
      campaign: campaign.id,
      visitor,
      request: input.request,
      language,
      message: answers.message,
      customer: { name: answers.name, mail: answers.mail, phone: answers.phone, language, page: input.page },
      extra: answers.phone === "" ? [] : [{ label, value: answers.phone }],
    });
    if (reply.outcome === "refused") refuse(reply.code, reply.text);
    const claims = {
      role: "visitor",
      who: visitor,
      name: answers.name,
      conversation,
      expires: Date.now() + VISITOR_TICKET_MS,
    } as const;
    const token = await signTicket(c.env.TICKET_SECRET, claims);
    return c.json(
      { conversationId: conversation, token, caseNumber: reply.caseNumber } satisfies ConversationStarted,
      201,
    );
  });

/** The name of the one conversation that a visitor has with a campaign. */
function threadOf(env: Env, campaign: Campaign, visitor: string): string {
  return keyedName(env.NAME_SECRET, "webchat", campaign.id, visitor);
}

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

/**
 * The page that the visitor is on. A request from another origin is that page's own; our frame, which only allowed pages may embed,
 * says which page it stands in; our own pages (the try-out) are always welcome.
 */
function hostPage(c: Context<Door>): string | null {
  const own = new URL(c.req.url).origin;
  const origin = c.req.header("Origin") ?? URL.parse(c.req.header("Referer") ?? "")?.origin ?? null;
  return origin === null || origin === own ? (c.req.header("Deskline-Host") ?? origin) : origin;
}

/** One of our own pages, where nobody but us puts a campaign: the page to try it on. What a browser says of itself cannot be made up by a site. */
function isOwnPage(c: Context<Door>): boolean {
  const page = hostPage(c);
  if (page === null) return c.req.header("Sec-Fetch-Site") === "same-origin";
  return page === new URL(c.req.url).origin;
}

const VISIT_KEPT_MS = 60_000;
const visits = new Map<string, number>();

/** A site has loaded the widget: told to the queue once a minute, site and isolate, so that a first-run screen sees it come. */
function noteVisit(c: Context<Door>): void {
  const page = hostPage(c);
  if (page === null || isOwnPage(c)) return;
  const { id } = c.var.snapshot.campaign;
  const [key, now] = [`${id} ${page}`, Date.now()];
  if (now - (visits.get(key) ?? 0) < VISIT_KEPT_MS) return;
  if (visits.size >= MOST_VISITS) visits.clear();
  visits.set(key, now);
  const host = URL.parse(page)?.host ?? page;
  c.executionCtx.waitUntil(
    queueOf(c.env, id)
      .visited({ at: now, host })
      .catch(() => visits.delete(key)),
  );
}

function languageFor(c: Context<Door>, asked: string | undefined): Language {
  const explicit = LANGUAGES.find((language) => language === asked);
  return languageOf(c.req.header("Accept-Language") ?? "", explicit ?? null, c.var.snapshot.campaign.defaultLanguage);
}

function welcome(campaign: Campaign, language: Language, now: number): WebchatWelcome {
  const say = (texts: Campaign["messages"]["welcome"]) => textFor(texts, language, campaign.defaultLanguage);
  const open = campaign.enabled && isOpen(campaign.schedule, now);
  const opensAt = open || !campaign.enabled ? null : nextOpening(campaign.schedule, now);
  const { form, checks, messages } = campaign;
  return {
    campaign: campaign.name,
    language,
    languages: [...LANGUAGES],
    open,
    leaveMessage: !open && campaign.offline !== null,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    texts: {
      welcome: say(messages.welcome),
      outOfTime: say(closedText(campaign.schedule, now) ?? messages.outOfTime),
      notAvailable: say(messages.notAvailable),
      feedback: say(messages.feedback),
    },
    form: {
      ...form,
      phoneLabel: say(form.phoneLabel),
      consent: form.consent === null ? null : { text: say(form.consent.text), link: form.consent.link },
    },
    checks: { files: checks.files, transcript: checks.transcript, askRating: checks.askRating, sound: checks.sound },
    colour: campaign.colour,
    maxFileBytes: MAX_FILE_BYTES,
  };
}

const heads = new Map<string, { head: Promise<LineHead>; at: number }>();

/** One call to the queue every five seconds and isolate, however many visitors ask. */
function lineHead(c: Context<Door>): Promise<LineHead> {
  const { id } = c.var.snapshot.campaign;
  const known = heads.get(id);
  const now = Date.now();
  if (known !== undefined && now - known.at < LINE_KEPT_SECONDS * 1_000) return known.head;
  const head = queueOf(c.env, id).lineHead();
  heads.set(id, { head, at: now });
  head.catch(() => heads.delete(id));
  return head;
}
