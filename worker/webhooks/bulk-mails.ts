import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Language } from "../../domain/campaign/campaign.ts";
import { type RowLink, readRowToken } from "../../domain/mail/row-link.ts";
import { dialerOf, directoryOf } from "../../durable-objects/addresses.ts";
import { mailMac } from "../../durable-objects/mail-account.ts";
import { customerPage, gonePage } from "./customer-page.ts";
import { refOf } from "./reference.ts";

type Door = { Bindings: Env };

/** One transparent point. */
const PIXEL = Uint8Array.fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

const TEXTS: Record<Language, { ask: string; button: string; done: string }> = {
  en: { ask: "Stop these e-mails?", button: "Unsubscribe", done: "You will get no more of these e-mails." },
  es: {
    ask: "¿Dejar de recibir estos correos?",
    button: "Cancelar la suscripción",
    done: "No vas a recibir más estos correos.",
  },
  pt: {
    ask: "Parar de receber estes e-mails?",
    button: "Cancelar a inscrição",
    done: "Você não receberá mais estes e-mails.",
  },
};

/**
 * Where the addresses in a bulk mail lead. Scanners open each of them before a reader does, so looking changes nothing but that the
 * picture was seen; one POST takes the reader off, without cookies and whatever its body (RFC 8058).
 */
export const bulkMails = new Hono<Door>()
  .get("/webhooks/mails/seen/:token", async (c) => {
    const of = await namedRow(c, "seen");
    // A hint: who reads a mail waits for no figure.
    if (of !== null)
      c.executionCtx.waitUntil(
        dialerOf(c.env, of.dialer)
          .seen(of.row)
          .catch(() => {}),
      );
    return c.body(PIXEL, 200, { "Content-Type": "image/gif", "Cache-Control": "no-store" });
  })
  .get("/webhooks/mails/unsubscribe/:token", async (c) => {
    const named = await namedRow(c, "unsubscribe");
    if (named === null) return gonePage(c);
    const { language, from } = await houseOf(c.env, named.dialer);
    const { ask, button } = TEXTS[language];
    return customerPage(c, language, ask, html`<p>${from}</p><form method="post"><button>${button}</button></form>`);
  })
  .post("/webhooks/mails/unsubscribe/:token", async (c) => {
    const named = await namedRow(c, "unsubscribe");
    if (named === null || !(await dialerOf(c.env, named.dialer).unsubscribe(named.row))) return gonePage(c);
    const { language, from } = await houseOf(c.env, named.dialer);
    return customerPage(c, language, TEXTS[language].done, html`<p>${from}</p>`);
  });

async function namedRow(c: Context<Door>, link: RowLink): Promise<{ dialer: string; row: number } | null> {
  const reference = await readRowToken(link, c.req.param("token") ?? "", mailMac(c.env));
  const named = refOf(reference);
  return named?.kind === "row" ? named : null;
}

/** Whose mails they are and in which language: of its campaign; a dialer that is gone speaks Spanish, as a new campaign does. */
async function houseOf(env: Env, dialer: string): Promise<{ language: Language; from: string }> {
  const directory = directoryOf(env);
  const own = (await directory.dialer(dialer))?.dialer;
  const campaign = own?.campaign ? await directory.campaign(own.campaign) : null;
  const mailbox = own?.channel === "email" && own.mailbox !== null ? await directory.mailbox(own.mailbox) : null;
  const { fromName = "", address = "" } = mailbox ?? {};
  return {
    language: campaign?.campaign.defaultLanguage ?? "es",
    from: [fromName, address].filter((part) => part !== "").join(" · "),
  };
}
