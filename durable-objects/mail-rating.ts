import type { Language } from "../domain/campaign/campaign.ts";
import { escapeHtml } from "../domain/mail/html.ts";
import { readSigned, sign } from "./tickets.ts";

/** Who rates late rates still; after that the interaction is history. */
const LINK_MS = 90 * 86_400_000;
/** 1 to 5. They are characters: an image would be blocked until somebody asks for it. */
export const RATING_FACES = ["😠", "🙁", "😐", "🙂", "😀"] as const;

/** What is rated, and in whose words one is asked and thanked. */
export interface Rated {
  conversation: string;
  interaction: string;
  campaign: string;
  language: Language;
}

export interface RatingLink extends Rated {
  link: "rating";
  expires: number;
}

/** EML-24, EML-25: the icons under a mail, each a signed address of its own; `title` is text. */
export async function ratingRow(
  env: Env,
  { conversation, interaction, campaign, language }: Rated,
  title: string,
  now = Date.now(),
): Promise<string> {
  // Without an address of our own in the world there is nothing to click on.
  if (env.PUBLIC_URL === "") return "";
  const expires = now + LINK_MS;
  const claims: RatingLink = { link: "rating", conversation, interaction, campaign, language, expires };
  const address = `${env.PUBLIC_URL}/webhooks/ratings/${await sign(env.TICKET_SECRET, claims)}`;
  const icons = RATING_FACES.map((face, at) => {
    const score = at + 1;
    return `<a href="${escapeHtml(`${address}/${score}`)}" title="${score}/5" style="text-decoration:none">${face}</a>`;
  });
  const style = "margin-top:16px;font-size:24px;letter-spacing:6px";
  const head = title === "" ? "" : `<div style="margin-top:16px">${escapeHtml(title)}</div>`;
  return `${head}<div style="${style}">${icons.join(" ")}</div>`;
}

/** What such an address names; null for anything that we did not sign, and after its time. */
export async function readRatingLink(env: Env, token: string, now = Date.now()): Promise<RatingLink | null> {
  const claims = (await readSigned(env.TICKET_SECRET, token)) as Partial<RatingLink> | null;
  return claims?.link === "rating" && (claims.expires ?? 0) > now ? (claims as RatingLink) : null;
}
