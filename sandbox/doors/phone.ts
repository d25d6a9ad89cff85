import { Hono } from "hono";
import { z } from "zod";
import type { SandboxEnv } from "../environment.ts";
import type { KeptFile } from "../network/message.ts";
import { exchangeOf, fileResponse } from "./exchange.ts";

const MAX_BYTES = 16 * 1024 * 1024;

const number = z.string().regex(/^\+?[A-Za-z0-9.]{3,40}$/);
const name = z.string().min(1).max(64);
const spoken = z.object({
  number,
  account: name,
  /** Which of the account's numbers, where it has several; empty: its first. */
  sender: z.string().max(64).default(""),
  text: z.string().max(4_096).default(""),
  voice: z.stringbool().default(false),
});
const gesture = z.strictObject({
  number,
  account: name,
  sender: z.string().max(64).default(""),
  kind: z.enum(["call", "offers-stopped", "offers-resumed"]),
});
const reading = z.strictObject({ number, account: name });

/** What the phone's screen asks and does. */
export const phone = new Hono<{ Bindings: SandboxEnv }>()
  /** Phones that were written to or wrote, the youngest first. */
  .get("/numbers", async (c) => c.json(await exchangeOf(c.env).phones()))
  .get("/view", async (c) => {
    const asked = number.safeParse(c.req.query("number"));
    return asked.success ? c.json(await exchangeOf(c.env).phone(asked.data)) : c.text("No such number", 400);
  })
  /** A form: `number account sender text`, and a `file`, which `voice=true` makes a voice note. */
  .post("/words", async (c) => {
    const form = await c.req.parseBody();
    const said = spoken.safeParse(form);
    if (!said.success) return c.text(z.prettifyError(said.error), 400);
    const file = form.file instanceof File && form.file.size > 0 ? form.file : null;
    if (file !== null && file.size > MAX_BYTES) return c.text("The file is too large", 413);
    if (file === null && said.data.text.trim() === "") return c.text("Nothing to send", 400);
    const { voice, ...word } = said.data;
    const kept = file === null ? null : await keep(c.env, file, voice);
    const isKnown = await exchangeOf(c.env).say({ ...word, file: kept, kind: "message" });
    return isKnown ? c.body(null, 204) : c.text("No such account", 404);
  })
  /** WhatsApp: a call, or what the customer thinks of offers. */
  .post("/gestures", async (c) => {
    const made = gesture.safeParse(await c.req.json().catch(() => null));
    if (!made.success) return c.text(z.prettifyError(made.error), 400);
    const isKnown = await exchangeOf(c.env).say({ ...made.data, text: "", file: null });
    return isKnown ? c.body(null, 204) : c.text("No such account", 404);
  })
  .post("/seen", async (c) => {
    const read = reading.safeParse(await c.req.json().catch(() => null));
    if (!read.success) return c.text(z.prettifyError(read.error), 400);
    await exchangeOf(c.env).seen(read.data);
    return c.body(null, 204);
  })
  .get("/files/:key", async (c) => {
    const file = await exchangeOf(c.env).file(c.req.param("key"));
    return file === null ? c.text("Not found", 404) : fileResponse(c.env, file);
  });

async function keep(env: SandboxEnv, file: File, voice: boolean): Promise<KeptFile> {
  const type = (file.type || "application/octet-stream").split(";")[0] ?? "";
  return exchangeOf(env).keepFile(await file.arrayBuffer(), { name: file.name || "file", type, voice });
}
