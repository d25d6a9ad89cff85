import { type ByeCode, type First, MAX_FRAME, PING, PONG, SUBPROTOCOL, TICKET_PREFIX } from "../protocol/socket.ts";

/** Answers pings without waking the object; the time stamp it keeps is the presence lease. */
export function answerPings(ctx: DurableObjectState): void {
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
}

/** The ticket that a browser carries in the sub-protocols of its upgrade; null without one. */
export function ticketOf(request: Request): string | null {
  const offered = (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((part) => part.trim());
  const ticket = offered.find((part) => part.startsWith(TICKET_PREFIX));
  return offered.includes(SUBPROTOCOL) && ticket !== undefined ? ticket.slice(TICKET_PREFIX.length) : null;
}

/** Takes a hibernating socket in, with what must be known of it after a wake. */
export function acceptSocket(
  ctx: DurableObjectState,
  attachment: object,
  tags: string[],
): { response: Response; socket: WebSocket } {
  const [client, server] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket];
  ctx.acceptWebSocket(server, tags);
  server.serializeAttachment(attachment);
  return {
    response: new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "Sec-WebSocket-Protocol": SUBPROTOCOL },
    }),
    socket: server,
  };
}

/** Sends to a socket that may be closing; a frame that cannot go out is repaired by the next resume. */
export function push(socket: WebSocket, frame: object | string): void {
  try {
    socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  } catch {
    // The close event of this socket is on its way.
  }
}

/** Says why, then closes: a close alone from outside the socket's own handler may reach the client late. */
export function dismiss(socket: WebSocket, code: ByeCode, first?: First): void {
  push(socket, { t: "bye", code, ...(first === undefined ? {} : { first }) });
  try {
    socket.close(4401, code);
  } catch {
    // Closed already.
  }
}

/** Completes the closing handshake; codes that stand for *no peer* cannot be answered. */
export function reciprocateClose(socket: WebSocket, code: number): void {
  if (code === 1005 || code === 1006 || code === 1015) return;
  try {
    socket.close(code);
  } catch {
    // Closed already.
  }
}

/** A frame as JSON; null for binary, too long, or not JSON. */
export function readFrame(message: string | ArrayBuffer): unknown {
  if (typeof message !== "string" || message.length > MAX_FRAME) return null;
  try {
    return JSON.parse(message) as unknown;
  } catch {
    return null;
  }
}

/** ms of the last ping of a socket, or of its opening as given. */
export function lastPing(ctx: DurableObjectState, socket: WebSocket, openedAt: number): number {
  return Math.max(ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0, openedAt);
}
