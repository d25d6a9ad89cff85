import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Language } from "../../domain/campaign/campaign.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import { conversationOf, directoryOf } from "../../durable-objects/addresses.ts";
import { RATING_FACES, type RatingLink, readRatingLink } from "../../durable-objects/mail-rating.ts";
import { refuse } from "../problems.ts";

type Rating = { Bindings: Env };

const SEND: Record<Language, string> = { en: "Send", es: "Enviar", pt: "Enviar" };
const STYLE =
  "body{font:18px system-ui,sans-serif;max-width:30rem;margin:15vh auto;padding:0 1rem;text-align:center}" +
  "a,strong{font-size:2.5rem;margin:0 .3rem;text-decoration:none;opacity:.45}strong{opacity:1}" +
  "button{font:inherit;padding:.6rem 2rem;margin-top:1.5rem}";

/**
 * EML-24 to EML-26: where the icons under a mail lead. Scanners of links open every address of a mail before its reader does, so looking
 * changes nothing: the page asks, and only its button counts. The signed address is all that is needed; nobody signs in.
 */
export const ratings = new Hono<Rating>()
  .get("/webhooks/ratings/:token/:score", async (c) => {
    const { link, score } = await rated(c);
    const { mailRating, defaultLanguage } = await campaignOf(c.env, link);
    const faces = RATING_FACES.map((face, at) =>
      at + 1 === score
        ? html`<strong>${face}</strong>`
        : html`<a href="${at + 1}" aria-label="${at + 1}/5">${face}</a>`,
    );
    const title = textFor(mailRating.title, link.language, defaultLanguage);
    const form = html`<form method="post"><button>${SEND[link.language]}</button></form>`;
    return page(c, link.language, title, html`<p>${faces}</p>${form}`);
  })
  .post("/webhooks/ratings/:token/:score", async (c) => {
    const { link, score } = await rated(c);
    const { mailRating, defaultLanguage } = await campaignOf(c.env, link);
    const { conversation, interaction } = link;
    if (!(await conversationOf(c.env, conversation).rateMail({ interaction, score }))) refuse("not_found");
    return page(c, link.language, textFor(mailRating.thanks, link.language, defaultLanguage), html``);
  });

async function rated(c: Context<Rating>): Promise<{ link: RatingLink; score: number }> {
  const score = Number(c.req.param("score"));
  const link = await readRatingLink(c.env, c.req.param("token") ?? "");
  if (link === null || !RATING_FACES.some((_, at) => at + 1 === score)) refuse("not_found");
  return { link, score };
}

async function campaignOf(env: Env, { campaign }: RatingLink) {
  return (await directoryOf(env).campaign(campaign))?.campaign ?? refuse("not_found");
}

function page(
  c: Context,
  language: Language,
  title: string,
  body: ReturnType<typeof html>,
): Response | Promise<Response> {
  c.header(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  );
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Content-Type-Options", "nosniff");
  c.header("X-Robots-Tag", "noindex");
  c.header("Cache-Control", "no-store");
  return c.html(
    html`<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>`,
  );
}
