import { exports } from "cloudflare:workers";
import { SUBPROTOCOL, TICKET_PREFIX } from "../../protocol/socket.ts";

/** ms in which what shall come has come, also beside two others on busy cores. */
const LIMIT_MS = 10_000;

/** One end of a socket in a test: everything it has received, and a way to wait for more. */
export class Line<Frame extends { t: string }> {
  readonly frames: Frame[] = [];
  closed: number | null = null;
  readonly #socket: WebSocket;

  constructor(response: Response) {
    const socket = response.webSocket;
    if (socket === null) throw new Error(`no socket: ${response.status}`);
    this.#socket = socket;
    socket.accept();
    socket.addEventListener("message", (event) => {
      if (typeof event.data === "string" && event.data.startsWith("{"))
        this.frames.push(JSON.parse(event.data) as Frame);
    });
    socket.addEventListener("close", (event) => {
      this.closed = event.code;
    });
  }

  send(frame: object | string): void {
    this.#socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close(1000);
  }

  all<Type extends Frame["t"]>(t: Type): Extract<Frame, { t: Type }>[] {
    return this.frames.filter((frame): frame is Extract<Frame, { t: Type }> => frame.t === t);
  }

  /** The first frame of this kind that pleases, now or within `limit` ms. */
  async until<Type extends Frame["t"]>(
    t: Type,
    pleases: (frame: Extract<Frame, { t: Type }>) => boolean = () => true,
    limit = LIMIT_MS,
  ): Promise<Extract<Frame, { t: Type }>> {
    for (let waited = 0; ; waited += 5) {
      const found = this.all(t).find(pleases);
      if (found !== undefined) return found;
      if (waited > limit) throw new Error(`no ${t} frame came; seen: ${JSON.stringify(this.frames).slice(0, 2_000)}`);
      await scheduler.wait(5);
    }
  }
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, limit = LIMIT_MS): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 5) {
    if (waited > limit) throw new Error(`it did not come to hold: ${holds}`);
    await scheduler.wait(5);
  }
}

export const upgrade = { Upgrade: "websocket", "Sec-WebSocket-Protocol": SUBPROTOCOL };

/** The door of a conversation's socket, as a browser knocks. */
export function conversationSocket(conversation: string, ticket: string | null, after = 0): Promise<Response> {
  const protocols = ticket === null ? SUBPROTOCOL : `${SUBPROTOCOL}, ${TICKET_PREFIX}${ticket}`;
  return exports.default.fetch(
    new Request(`https://deskline.test/api/conversations/${conversation}/socket?after=${after}`, {
      headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols },
    }),
  );
}
