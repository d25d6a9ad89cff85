import { type Context, Hono } from "hono";
import { mailboxKey } from "../../domain/mail/mail-address.ts";
import { mailConversationName } from "../../domain/mail/reply-token.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { MailRefused } from "../../durable-objects/calls/mail-writing.ts";
import { type MailParty, type MailTaken, mailDraft, sendMail, startMail } from "../../protocol/mail.ts";
import type { StartedByAgent } from "../../protocol/messages.ts";
import { keyedBytes } from "../../store/keyed-name.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { agentTicketFor, conversationId } from "../access/ticket.ts";
import { composerStart, threadCampaign, writeableCampaign, writingCampaign } from "../mail/desk.ts";
import { carryUnsent, dropUnsent, keepUnsent } from "../mail/unsent-files.ts";
import { refuseBlocked, written } from "../mail/written.ts";
import { parsed, refuse } from "../problems.ts";
import { receivedFile } from "./received-file.ts";

/** Mails that an agent writes in a thread, by the conversation's ticket (EML-42 to EML-44), and what of them is not finished. */
export const mails = new Hono<{ Bindings: Env }>()
  .post("/conversations/:id/mails", async (c) => {
    const ticket = await agentTicketFor(c);
    const request = await parsed(c, sendMail);
    const { id, mode, withHistory } = request;
    const answers = mode === "new" ? null : (request.answers ?? refuseUnanswered());
    const conversation = conversationId(c);
    const wanted = await conversationOf(c.env, conversation).writeMail({ ticket, id, answers, withHistory });
    if (wanted.outcome === "refused") return refuseMail(wanted);
    const { interaction } = wanted;
    if (wanted.outcome === "known") return c.json({ id, interaction } satisfies MailTaken, 200);
    const { campaign, mailbox } = await writingCampaign(c.env, wanted);
    const strangers = (party: MailParty) => !wanted.participants.includes(mailboxKey(party.address));
    await refuseBlocked(c.env, request, { campaign, mailbox, only: strangers });
    const mail = await written(c.env, request, { ...wanted, conversation, campaign, mailbox });
    const sent = { ticket, id, mode, written: mail, mailbox: { id: mailbox.id, address: mailbox.address } };
    const reply = await conversationOf(c.env, conversation).sendMail(sent);
    if (reply.outcome === "refused") return refuseMail(reply);
    return c.json({ id, interaction: reply.interaction } satisfies MailTaken, 201);
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
    const { campaign, mailbox } = await ownCampaign(c, start.campaign);
    await refuseBlocked(c.env, start, { campaign, mailbox });
    const { user, name } = c.var.principal;
    const { id } = start;
    // The same request again meets itself: its thread follows from it.
    const conversation = mailConversationName(keyedBytes(c.env.NAME_SECRET, "mail", user, id));
    const request = { ...start, answers: null, mode: "new", withHistory: false } as const;
    const language = campaign.defaultLanguage;
    await carryUnsent(c.env.FILES, { user, into: conversation }, start.files);
    const writing = { conversation, interaction: `${conversation}-1`, campaign, mailbox, language, thread: [] };
    const reply = await conversationOf(c.env, conversation).startMail({
      conversation,
      campaign: campaign.id,
      mailbox: { id: mailbox.id, address: mailbox.address },
      id,
      language,
      agent: { id: user, name },
      holds: true,
      written: await written(c.env, request, writing),
    });
    if (reply.outcome === "refused") return refuseMail(reply);
    const left = start.files.map((file) => file.id);
    c.executionCtx.waitUntil(dropUnsent(c.env.FILES, user, left));
    return c.json({ conversation, interaction: reply.interaction } satisfies StartedByAgent, 201);
  });

function ownCampaign(c: Context<SignedIn>, id: string) {
  return writeableCampaign(c.env, id, c.var.principal.user);
}

function refuseMail({ code, first }: MailRefused): never {
  return refuse(code, first && (code === "closed" ? `${first} closed it` : `${first} holds it`));
}

function refuseUnanswered(): never {
  const detail = "The mail that it answers or forwards";
  return refuse("invalid_input", undefined, [{ path: "answers", code: "required", detail }]);
}
