import type { Context } from "hono";
import { deskOf } from "../../durable-objects/addresses.ts";
import type { ConversationTicket } from "../../durable-objects/conversation/attendance.ts";
import { type AgentTicket, readTicket } from "../../durable-objects/tickets.ts";
import { refuse } from "../problems.ts";
import { bearerOf } from "./bearer.ts";

/** Of a mail's: 26 letters and digits that stand in an address. */
const CONVERSATION_ID = /^(?:[0-9a-f]{32}|[a-z2-7]{26})$/;

/** The conversation that `:id` names; what cannot be one does not exist. */
export function conversationId(c: Context): string {
  const id = c.req.param("id") ?? "";
  return CONVERSATION_ID.test(id) ? id : refuse("not_found");
}

/** The ticket's claims, if it is ours, alive and for this very conversation; of staff, if their session has not been ended. */
export async function ticketFor(c: Context<{ Bindings: Env }>, ticket: string | null): Promise<ConversationTicket> {
  const id = conversationId(c);
  const claims = ticket === null ? null : await readTicket(c.env.TICKET_SECRET, ticket, Date.now());
  if (claims === null || claims.role === "desk" || claims.conversation !== id) refuse("invalid_ticket");
  if (claims.role !== "visitor" && (await deskOf(c.env, claims.who).hasEnded({ session: claims.session })))
    refuse("session_ended");
  return claims;
}

/** The same of who answers for it: others may look on, and write nothing. */
export async function agentTicketFor(c: Context<{ Bindings: Env }>): Promise<AgentTicket> {
  const ticket = await ticketFor(c, bearerOf(c));
  return ticket.role === "agent" ? ticket : refuse("not_holder");
}
