import type { DeskServerFrame } from "../../protocol/desk-socket.ts";
import { LEASE_FRESH } from "../../protocol/socket.ts";
import { acceptSocket, dismiss, lastPing, push } from "../sockets.ts";
import type { DeskTicket } from "../tickets.ts";

interface Tab {
  session: string;
  sessionEnds: number;
  openedAt: number;
}

const TAB = "tab";
/** More open tabs than anybody works with; the oldest goes. */
const MOST_TABS = 10;

/** The sockets of all of one agent's tabs. Their last pings are the agent's presence. */
export class Tabs {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  accept(ticket: DeskTicket, now: number): { response: Response; socket: WebSocket } {
    const open = this.#ctx.getWebSockets(TAB);
    if (open.length >= MOST_TABS && open[0] !== undefined) dismiss(open[0], "too_many_sockets");
    const tab: Tab = { session: ticket.session, sessionEnds: ticket.sessionEnds, openedAt: now };
    return acceptSocket(this.#ctx, tab, [TAB]);
  }

  /** Its session is still valid; otherwise it is dismissed. Asked on every frame. */
  admits(socket: WebSocket, revoked: Record<string, number>, now: number): boolean {
    const tab = tabOf(socket);
    if (tab.sessionEnds > now && revoked[tab.session] === undefined) return true;
    dismiss(socket, "session_ended");
    return false;
  }

  endSession(session: string): void {
    for (const socket of this.#ctx.getWebSockets(TAB)) {
      if (session === "all" || tabOf(socket).session === session) dismiss(socket, "session_ended");
    }
  }

  push(frame: DeskServerFrame): void {
    const text = JSON.stringify(frame);
    for (const socket of this.#ctx.getWebSockets(TAB)) push(socket, text);
  }

  each(act: (socket: WebSocket, tab: Tab) => void): void {
    for (const socket of this.#ctx.getWebSockets(TAB)) act(socket, tabOf(socket));
  }

  /** ms of the youngest sign of life of any tab; 0 without an open one. */
  lastSeen(): number {
    return Math.max(
      0,
      ...this.#ctx.getWebSockets(TAB).map((socket) => lastPing(this.#ctx, socket, tabOf(socket).openedAt)),
    );
  }

  fresh(now: number): boolean {
    return now - this.lastSeen() <= LEASE_FRESH;
  }
}

/** Who is at that socket: from its attachment, so that it is known after a hibernation. */
export function tabOf(socket: WebSocket): Tab {
  return socket.deserializeAttachment() as Tab;
}
