import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Campaign, Language } from "../../domain/campaign/campaign.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import { conversationOf, directoryOf } from "../../durable-objects/addresses.ts";
import { RATING_FACES, type RatingLink, readRatingLink } from "../../durable-objects/mail-rating.ts";
import { customerPage, gonePage } from "./customer-page.ts";

type Rating = { Bindings: Env };

const SEND: Record<Language, string> = { en: "Send", es: "Enviar", pt: "Enviar" };
/**
 * EML-24 to EML-26: where the icons under a mail lead. Scanners of links open every address of a mail before its reader does, so looking
 * changes nothing: the page asks, and only its button counts. The signed address is all that is needed; nobody signs in.
 */
export const ratings = new Hono<Rating>()
  .get("/webhooks/ratings/:token/:score", async (c) => {
    const asked = await rated(c);
    if (asked === null) return gonePage(c);
    const { link, score, campaign } = asked;
    const { mailRating, defaultLanguage } = campaign;
    const faces = RATING_FACES.map((face, at) =>
      at + 1 === score
        ? html`<strong>${face}</strong>`
        : html`<a href="${at + 1}" aria-label="${at + 1}/5">${face}</a>`,
    );
    const title = textFor(mailRating.title, link.language, defaultLanguage);
    const form = html`<form method="post"><button>${SEND[link.language]}</button></form>`;
    return customerPage(c, link.language, title, html`<p>${faces}</p>${form}`);
  })
  .post("/webhooks/ratings/:token/:score", async (c) => {
    const asked = await rated(c);
    if (asked === null) return gonePage(c);
    const { link, score, campaign } = asked;
    const { mailRating, defaultLanguage } = campaign;
    const { conversation, interaction } = link;
    if (!(await conversationOf(c.env, conversation).rateMail({ interaction, score }))) return gonePage(c);
    return customerPage(c, link.language, textFor(mailRating.thanks, link.language, defaultLanguage), html``);
  });

interface Rated {
  link: RatingLink;
  score: number;
  campaign: Campaign;
}

/** Null: nobody has signed it, it has no such icon, or the campaign is gone. */
async function rated(c: Context<Rating>): Promise<Rated | null> {
  const score = Number(c.req.param("score"));
  const link = await readRatingLink(c.env, c.req.param("token") ?? "");
  if (link === null || !RATING_FACES.some((_, at) => at + 1 === score)) return null;
  const snapshot = await directoryOf(c.env).campaign(link.campaign);
  return snapshot === null ? null : { link, score, campaign: snapshot.campaign };
}
