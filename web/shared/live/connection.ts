import {
  type ByeCode,
  type First,
  PING,
  PING_EVERY,
  PONG,
  SUBPROTOCOL,
  TICKET_PREFIX,
} from "../../../protocol/socket.ts";
import type { World } from "./world.ts";

const PONG_LIMIT_MS = 8_000;
/** After sleep a socket may be dead and not know it: asked at once, and not trusted for long. */
const PONG_LIMIT_ON_RETURN_MS = 3_000;
/** So many attempts that did not open, and the ticket is in doubt. */
const UNOPENED_LIMIT = 3;
const OPEN_LIMIT_MS = 10_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** `WebSocket.OPEN`, for a world whose WebSocket is not the browser's. */
const OPEN = 1;

export type ConnectionState = "connecting" | "open" | "waiting" | "stopped";

export interface ConnectionEvents {
  /** The address, asked anew for each attempt (it carries what we have). */
  url(): string;
  /** The present ticket; null opens with the session's cookie. */
  ticket(): string | null;
  opened(): void;
  frame(frame: { t: string }): void;
  state(state: ConnectionState, retryAt: number | null): void;
  /** The server said goodbye; `renew` gets a new ticket if there is one, false stops for good. */
  bye(code: ByeCode, first?: First): Promise<boolean>;
  /** The other end has answered a ping: what was pushed is all there is. */
  alive?(): void;
  /** Attempts do not open: no network, or the ticket is refused, and a browser does not tell which. */
  unopened?(): void;
}

/** One socket that comes back by itself: full jitter, at once when the network returns, never two at a time. */
export class Connection {
  readonly #world: World;
  readonly #events: ConnectionEvents;
  #socket: WebSocket | null = null;
  #timer: unknown = null;
  #heartbeat: unknown = null;
  #attempts = 0;
  #unopened = 0;
  #stopped = false;
  readonly #forget: () => void;

  constructor(world: World, events: ConnectionEvents) {
    this.#world = world;
    this.#events = events;
    this.#forget = world.onReturn(() => this.#hurry());
    this.#connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === OPEN;
  }

  /** True when the frame went to an open socket; whether it arrived, only an answer tells. */
  send(frame: object): boolean {
    if (!this.isOpen) return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  stop(): void {
    this.#stopped = true;
    this.#forget();
    this.#drop();
    this.#events.state("stopped", null);
  }

  /** Gives the present socket up and opens another one. */
  reconnect(): void {
    this.#drop();
    this.#later();
  }

  #connect(): void {
    if (this.#stopped) return;
    this.#events.state("connecting", null);
    const ticket = this.#events.ticket();
    const socket = this.#world.open(
      this.#events.url(),
      ticket === null ? [SUBPROTOCOL] : [SUBPROTOCOL, TICKET_PREFIX + ticket],
    );
    this.#socket = socket;
    // Frames of a socket that we have given up are not ours any more.
    const current = () => this.#socket === socket;
    this.#unopened += 1;
    this.#timer = this.#world.setTimeout(() => current() && this.reconnect(), OPEN_LIMIT_MS);
    socket.addEventListener("open", () => current() && this.#opened());
    socket.addEventListener("message", (event) => current() && this.#received(event.data));
    socket.addEventListener("close", () => current() && this.reconnect());
    socket.addEventListener("error", () => current() && socket.readyState !== OPEN && this.reconnect());
  }

  #opened(): void {
    this.#unopened = 0;
    this.#world.clearTimeout(this.#timer);
    this.#events.state("open", null);
    this.#beat();
    this.#events.opened();
  }

  #received(data: unknown): void {
    if (data === PONG) {
      this.#world.clearTimeout(this.#timer);
      this.#events.alive?.();
      return;
    }
    if (typeof data !== "string") return;
    const frame = parsed(data);
    if (frame === null) return;
    if (frame.t === "hello") this.#attempts = 0;
    if (frame.t === "bye" && frame.code !== undefined) void this.#farewell(frame.code, frame.first);
    else this.#events.frame(frame);
  }

  async #farewell(code: ByeCode, first?: First): Promise<void> {
    this.#drop();
    if (await this.#events.bye(code, first)) this.#later();
    else this.stop();
  }

  /** A ping every ten seconds is our presence; no answer, and the socket is dead whatever it says. */
  #beat(): void {
    this.#heartbeat = this.#world.setTimeout(() => {
      if (!this.isOpen) return;
      this.#ping(PONG_LIMIT_MS);
      this.#beat();
    }, PING_EVERY);
  }

  #ping(patience: number): void {
    this.#socket?.send(PING);
    this.#world.clearTimeout(this.#timer);
    this.#timer = this.#world.setTimeout(() => this.reconnect(), patience);
  }

  #later(): void {
    if (this.#stopped) return;
    const window = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.#attempts, 10));
    this.#attempts += 1;
    const wait = this.#world.random() * window;
    this.#events.state("waiting", this.#world.now() + wait);
    this.#timer = this.#world.setTimeout(() => this.#connect(), wait);
    if (this.#unopened >= UNOPENED_LIMIT) this.#events.unopened?.();
  }

  /** The network or the tab has come or gone: no reason to wait any longer, nor to trust a socket that has slept. */
  #hurry(): void {
    if (this.#stopped) return;
    if (this.isOpen) return this.#ping(PONG_LIMIT_ON_RETURN_MS);
    if (this.#socket !== null) return;
    this.#world.clearTimeout(this.#timer);
    this.#connect();
  }

  #drop(): void {
    this.#world.clearTimeout(this.#timer);
    this.#world.clearTimeout(this.#heartbeat);
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null && socket.readyState <= OPEN) socket.close();
  }
}

type Frame = { t: string; code?: ByeCode; first?: First };

function parsed(data: string): Frame | null {
  try {
    return JSON.parse(data) as Frame;
  } catch {
    return null;
  }
}
