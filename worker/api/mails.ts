import { type Context, Hono } from "hono";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { mailDraft, sendMail, startMail } from "../../protocol/mail.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { agentTicketFor, conversationId } from "../access/ticket.ts";
import { answerMail } from "../mail/answer.ts";
import { beginMail } from "../mail/begin-mail.ts";
import { composerStart, threadCampaign, writeableCampaign } from "../mail/desk.ts";
import { refuseMail } from "../mail/refused.ts";
import { dropUnsent, keepUnsent } from "../mail/unsent-files.ts";
import { parsed, refuse } from "../problems.ts";
import { receivedFile } from "./received-file.ts";

/** Mails that an agent writes in a thread, by the conversation's ticket (EML-42 to EML-44), and what of them is not finished. */
export const mails = new Hono<{ Bindings: Env }>()
  .post("/conversations/:id/mails", async (c) => {
    const ticket = await agentTicketFor(c);
    const request = await parsed(c, sendMail);
    const { taken, known } = await answerMail(c.env, conversationId(c), ticket, request);
    return c.json(taken, known ? 200 : 201);
  })
  .get("/conversations/:id/draft", async (c) => {
    const ticket = await agentTicketFor(c);
    const reply = await conversationOf(c.env, conversationId(c)).mailDraft(ticket);
    if (reply.outcome === "refused") return refuseMail(reply);
    return c.json(composerStart(reply.draft, await threadCampaign(c.env, reply), ticket.name));
  })
  .put("/conversations/:id/draft", async (c) => {
    const ticket = await agentTicketFor(c);
    const draft = await parsed(c, mailDraft);
    const reply = await conversationOf(c.env, conversationId(c)).keepMailDraft({ ticket, draft });
    return reply.outcome === "refused" ? refuseMail(reply) : c.body(null, 204);
  });

/** A thread that an agent begins, and holds (EML-41, EML-47). */
export const mailStarts = new Hono<SignedIn>()
  .get("/desk/mail", signedIn, async (c) => {
    const own = await ownCampaign(c, c.req.query("campaign") ?? "");
    return c.json(composerStart(null, own, c.var.principal.name));
  })
  .post("/desk/mail/files", signedIn, async (c) => {
    await ownCampaign(c, c.req.query("campaign") ?? "");
    const { bytes, ...file } = await receivedFile(c, true);
    const kept = await keepUnsent(c.env.FILES, c.var.principal.user, { ...file, bytes });
    if (!kept) refuse("rate_limited", "Too many files wait for mails that were not sent");
    return c.json({ file }, 201);
  })
  .delete("/desk/mail/files/:file", signedIn, async (c) => {
    await dropUnsent(c.env.FILES, c.var.principal.user, [c.req.param("file")]);
    return c.body(null, 204);
  })
  .post("/mails", signedIn, async (c) => {
    const start = await parsed(c, startMail);
    const { user, name } = c.var.principal;
    const begun = await beginMail(c.env, { id: user, name }, start);
    const left = start.files.map(({ id }) => id);
    c.executionCtx.waitUntil(dropUnsent(c.env.FILES, user, left));
    return c.json(begun, 201);
  });

function ownCampaign(c: Context<SignedIn>, id: string) {
  return writeableCampaign(c.env, id, c.var.principal.user);
}
