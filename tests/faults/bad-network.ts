import { WebSocket as NodeSocket } from "ws";
import type { World } from "../../web/shared/live/world.ts";
import type { Chance } from "./chance.ts";

/** What one browser tab has of the world: real sockets to the real runtime, whose cable can be pulled and whose frames may go twice. */
export class BadNetwork implements World {
  /** Share of frames that go out twice. */
  doubled = 0;
  /** How often a gap was asked for. */
  resumes = 0;
  readonly #open = new Set<NodeSocket>();
  readonly #chance: Chance;
  readonly #headers: Record<string, string>;

  /** `headers` are what a browser would send by itself: cookie, origin. */
  constructor(chance: Chance, headers: Record<string, string> = {}) {
    this.#chance = chance;
    this.#headers = headers;
  }

  open(url: string, protocols: string[]): WebSocket {
    const socket = new NodeSocket(url, protocols, { headers: this.#headers, perMessageDeflate: false });
    this.#open.add(socket);
    socket.on("close", () => this.#open.delete(socket));
    const send = socket.send.bind(socket) as (text: string) => void;
    Object.assign(socket, {
      send: (text: string) => {
        if (text.startsWith('{"t":"resume"')) this.resumes += 1;
        send(text);
        if (this.#chance.next() < this.doubled) send(text);
      },
    });
    return socket as unknown as WebSocket;
  }

  /** Pulls the cable: no farewell, and what is under way is lost. */
  cut(): void {
    for (const socket of this.#open) socket.terminate();
  }

  now(): number {
    return Date.now();
  }

  random(): number {
    return this.#chance.next();
  }

  setTimeout(act: () => void, ms: number): unknown {
    return setTimeout(act, ms);
  }

  clearTimeout(timer: unknown): void {
    clearTimeout(timer as NodeJS.Timeout);
  }

  onReturn(): () => void {
    return () => {};
  }
}
