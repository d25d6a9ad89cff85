import type { Permission } from "../../domain/access/permission.ts";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import type { First } from "../../protocol/socket.ts";
import { acceptSocket, dismiss, lastPing, push } from "../sockets.ts";
import type { AgentTicket, SupervisorTicket, VisitorTicket } from "../tickets.ts";
import { type Audience, shown } from "./audience.ts";
import type { StoredChange } from "./log-row.ts";
import type { Renewal } from "./renewal.ts";

export type ConversationTicket = VisitorTicket | AgentTicket | SupervisorTicket;

/** Who is at the other end of a socket: from the ticket, never from a frame. */
export interface Attendee {
  role: "visitor" | "agent" | "supervisor";
  who: string;
  name: string;
  permissions: Permission[];
  /** A supervisor's ticket is for that of the interaction; of others empty. */
  campaign: string;
  session: string;
  sessionEnds: number;
  expires: number;
  openedAt: number;
}

const MOST_OF_A_VISITOR = 4;

/** The sockets of whoever looks at this conversation. */
export class Attendance {
  readonly #ctx: DurableObjectState;
  readonly #campaign: () => string | null;

  /** `campaign`: of the present interaction; null before the first. */
  constructor(ctx: DurableObjectState, campaign: () => string | null) {
    this.#ctx = ctx;
    this.#campaign = campaign;
  }

  accept(ticket: ConversationTicket, now: number): { response: Response; socket: WebSocket } {
    const attendee: Attendee = {
      role: ticket.role,
      who: ticket.who,
      name: ticket.name,
      permissions: ticket.role === "supervisor" ? ticket.permissions : [],
      campaign: ticket.role === "supervisor" ? ticket.campaign : "",
      session: ticket.role === "visitor" ? "" : ticket.session,
      sessionEnds: ticket.role === "visitor" ? Number.MAX_SAFE_INTEGER : ticket.sessionEnds,
      expires: ticket.expires,
      openedAt: now,
    };
    const others = this.#ctx.getWebSockets(ticket.role);
    if (ticket.role === "visitor" && others.length >= MOST_OF_A_VISITOR && others[0] !== undefined)
      dismiss(others[0], "too_many_sockets");
    return acceptSocket(this.#ctx, attendee, [
      ticket.role,
      attendee.role === "visitor" ? "audience:visitor" : "audience:staff",
    ]);
  }

  /** Its ticket still holds; otherwise it is told and dismissed. Asked on every frame. */
  admits(socket: WebSocket, now: number): boolean {
    const { role, campaign, expires, sessionEnds } = attendeeOf(socket);
    const isThere = role !== "supervisor" || campaign === (this.#campaign() ?? campaign);
    if (isThere && expires > now && sessionEnds > now) return true;
    dismiss(socket, sessionEnds <= now ? "session_ended" : "ticket_expired");
    return false;
  }

  /** A new ticket: the socket lives as long. */
  renew(socket: WebSocket, { ticket, expires }: Renewal): void {
    const attendee = { ...attendeeOf(socket), expires };
    socket.serializeAttachment(attendee);
    known.set(socket, attendee);
    push(socket, { t: "ticket", ticket });
  }

  /** To every socket of its audience, the sender's too: serialised once an audience. */
  broadcast(changes: StoredChange[], now: number): void {
    this.#broadcastTo("visitor", changes, now);
    this.#broadcastTo("staff", changes, now);
  }

  /** Supervisors write in silence; an agent's name only where the campaign shows it. */
  typing(from: WebSocket, { role }: Attendee, shownName: string): void {
    if (role === "supervisor") return;
    const name = role === "agent" ? shownName : "";
    const text = JSON.stringify({ t: "typing", by: role, name } satisfies ConversationServerFrame);
    for (const socket of this.#ctx.getWebSockets()) if (socket !== from) push(socket, text);
  }

  /** Agents who do not hold it (any more) may not look on. */
  dismissAgentsBut(holder: string, since: First): void {
    for (const socket of this.#ctx.getWebSockets("agent")) {
      if (attendeeOf(socket).who !== holder) dismiss(socket, "not_allowed", since);
    }
  }

  endSession(user: string, session: string): void {
    for (const socket of this.#ctx.getWebSockets("audience:staff")) {
      const attendee = attendeeOf(socket);
      if (attendee.who === user && (session === "all" || attendee.session === session))
        dismiss(socket, "session_ended");
    }
  }

  /** Their next ticket is asked of the Worker, with the rights of now. */
  endWatch(user: string): void {
    for (const socket of this.#ctx.getWebSockets("supervisor")) {
      if (attendeeOf(socket).who === user) dismiss(socket, "ticket_expired");
    }
  }

  /** ms of the visitor's last sign of life; 0 with no socket open. */
  visitorSeen(): number {
    return Math.max(
      0,
      ...this.#ctx.getWebSockets("visitor").map((socket) => lastPing(this.#ctx, socket, attendeeOf(socket).openedAt)),
    );
  }

  #broadcastTo(audience: Audience, stored: StoredChange[], now: number): void {
    const sockets = this.#ctx.getWebSockets(`audience:${audience}`);
    if (sockets.length === 0) return;
    const changes = stored.flatMap((one) => shown(one, audience) ?? []);
    if (changes.length === 0) return;
    const text = JSON.stringify({ t: "changes", changes } satisfies ConversationServerFrame);
    for (const socket of sockets) if (this.admits(socket, now)) push(socket, text);
  }
}

/** Read anew only after a wake: it is asked for on every word and every send. */
const known = new WeakMap<WebSocket, Attendee>();

/** Who is at that socket, as its ticket told: never what a frame says. */
export function attendeeOf(socket: WebSocket): Attendee {
  const attendee = known.get(socket) ?? (socket.deserializeAttachment() as Attendee);
  known.set(socket, attendee);
  return attendee;
}
