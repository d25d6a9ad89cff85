import { type Context, Hono } from "hono";
import { isMailConversation } from "../../domain/mail/reply-token.ts";
import { conversationOf, deskOf } from "../../durable-objects/addresses.ts";
import type { ConversationTicket } from "../../durable-objects/conversation/attendance.ts";
import { fileKey } from "../../durable-objects/file-link.ts";
import { openFile } from "../../durable-objects/kept-files.ts";
import { ticketOf } from "../../durable-objects/sockets.ts";
import { bearerOf } from "../access/bearer.ts";
import { demand, signedIn } from "../access/session.ts";
import { conversationId, ticketFor } from "../access/ticket.ts";
import { downloadHeaders } from "../downloads.ts";
import { refuse } from "../problems.ts";
import { announcedSize, receivedFile } from "./received-file.ts";

/** Sockets and files of one conversation, opened by a signed ticket; a supervisor's ticket is given out here. */
export const conversations = new Hono<{ Bindings: Env }>()
  .get("/:id/socket", async (c) => {
    if (c.req.header("Upgrade") !== "websocket") refuse("invalid_input", "A socket is asked for here");
    const ticket = await ticketFor(c, ticketOf(c.req.raw));
    return passOn(conversationOf(c.env, c.req.param("id")), c, ticket);
  })
  .post("/:id/files", async (c) => {
    const ticket = await ticketFor(c, bearerOf(c));
    const denied = await conversationOf(c.env, c.req.param("id")).admitsFile(ticket, announcedSize(c));
    if (denied !== null) refuse(denied);
    const { bytes, ...file } = await receivedFile(c, isMailConversation(c.req.param("id")));
    await c.env.FILES.put(fileKey(c.req.param("id"), file.id), bytes, {
      httpMetadata: { contentType: file.type },
      customMetadata: { name: file.name },
    });
    return c.json({ file }, 201);
  })
  .get("/:id/files/:file", async (c) => {
    const ticket = await ticketFor(c, bearerOf(c));
    const denied = await conversationOf(c.env, c.req.param("id")).admitsFile(ticket, null);
    if (denied !== null) refuse(denied);
    const isId = /^[0-9a-f-]{36}$/.test(c.req.param("file"));
    const file = isId ? await openFile(c.env, c.req.param("id"), c.req.param("file")) : null;
    if (file === null) refuse("not_found");
    return new Response(file.body, { headers: downloadHeaders(file.name, file.type) });
  })
  .post("/:id/watch", signedIn, async (c) => {
    const conversation = conversationId(c);
    const { campaign, interaction } = (await conversationOf(c.env, conversation).current()) ?? refuse("not_found");
    demand(c, "watch", campaign);
    const { user: who, name, permissions, session } = c.var.principal;
    const by = { who, name, permissions, session, sessionEnds: c.var.session.ends };
    return c.json({ ticket: await deskOf(c.env, who).watch({ ...by, conversation, campaign, interaction }) });
  });

/** Objects get only what we have verified: a request of our own, never the visitor's. */
function passOn(
  stub: { fetch(request: Request): Promise<Response> },
  c: Context,
  ticket: ConversationTicket,
): Promise<Response> {
  const url = new URL("https://object/socket");
  url.searchParams.set("after", String(Number(c.req.query("after")) || 0));
  if (c.req.query("newest") !== undefined) url.searchParams.set("newest", "1");
  const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(ticket)) };
  return stub.fetch(new Request(url, { headers }));
}
