import { Hono } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { seedCarriers } from "../../store/demo/carriers.ts";
import { seedMail } from "../../store/demo/mail.ts";
import { seedDemo } from "../../store/demo.ts";
import { hashPassword } from "../access/password-hash.ts";
import { receive } from "../email.ts";
import { refuse } from "../problems.ts";

/** The page that embeds the widget is served from this machine, on any port. */
const HOSTS = ["127.0.0.1", "localhost"];

type Local = Env & { LOCAL_DEMO?: string; SANDBOX_URL?: string; MAIL_SERVER?: string };

/**
 * Demo data of an installation on one's own machine, answered with the accounts that the pretend carriers at `SANDBOX_URL` have to know.
 * Elsewhere this door does not exist: only `npm start` sets `LOCAL_DEMO`.
 */
export const local = new Hono<{ Bindings: Local }>()
  .use("/local/*", async (c, next) => {
    if (c.env.LOCAL_DEMO !== "true") refuse("not_found");
    await next();
  })
  .post("/local/seed", async (c) => {
    const { SANDBOX_URL, MAIL_SERVER, CONFIG, AUTH_SECRET, SEAL_SECRET } = c.env;
    await seedDemo(CONFIG, HOSTS, (password) => hashPassword(password, AUTH_SECRET));
    const accounts = SANDBOX_URL ? await seedCarriers(CONFIG, SEAL_SECRET, new URL(SANDBOX_URL)) : [];
    const [host = "", port = ""] = (MAIL_SERVER ?? "").split(":");
    if (host !== "") await seedMail(CONFIG, SEAL_SECRET, { host, port: Number(port) });
    await directoryOf(c.env).changed();
    return c.json({ accounts });
  })
  // Production takes mails without a sender or a Message-ID; Miniflare's own door does not, and its SMTP door comes here with them.
  .post("/local/mails", async (c) => {
    const { from = "", to = "" } = c.req.query();
    const bytes = await c.req.arrayBuffer();
    let rejectReason: string | undefined;
    const setReject = (reason: string) => {
      rejectReason = reason;
    };
    const raw = new Blob([bytes]).stream();
    await receive({ from, to, raw, rawSize: bytes.byteLength, setReject }, c.env);
    return c.json({ outcome: "ok", ...(rejectReason !== undefined && { rejectReason }) });
  });
