import type { Context } from "hono";
import { html } from "hono/html";
import type { Language } from "../../domain/campaign/campaign.ts";
import { languageOf } from "../../domain/campaign/language.ts";

const STYLE =
  "html{color-scheme:light dark}" +
  "body{font:18px system-ui,sans-serif;max-width:30rem;margin:15vh auto;padding:0 1rem;text-align:center}" +
  "h1{font-size:1.6rem;line-height:1.3}p{overflow-wrap:anywhere}" +
  "a,strong{font-size:2.5rem;margin:0 .3rem;text-decoration:none;opacity:.45}strong{opacity:1}" +
  "button{font:inherit;padding:.6rem 2rem;margin-top:1.5rem}";

const GONE: Record<Language, string> = {
  en: "This link is not valid any more.",
  es: "Este enlace ya no es válido.",
  pt: "Este link não é mais válido.",
};

/** A small page where a link in a mail leads: it runs nothing, fetches nothing, and is found by no search. */
export function customerPage(
  c: Context,
  language: Language,
  title: string,
  body: ReturnType<typeof html>,
  status: 200 | 404 = 200,
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
    status,
  );
}

/** Where a link leads whose thing is gone, or that nobody has signed: said in the reader's own language, as 404. */
export function gonePage(c: Context): Response | Promise<Response> {
  const language = languageOf(c.req.header("Accept-Language") ?? "", null, "es");
  return customerPage(c, language, GONE[language], html``, 404);
}
