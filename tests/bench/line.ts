import { WebSocket } from "ws";

/** One end of a socket that waits for words by their text. */
export class Line {
  /** Hears of every text that comes; without it nothing is even parsed, for the server is what is measured. */
  heard: ((text: string) => void) | null = null;
  readonly #socket: WebSocket;
  readonly #wrap: (text: string) => string;
  readonly #textsIn: (data: string) => string[];

  private constructor(socket: WebSocket, wrap: (text: string) => string, textsIn: (data: string) => string[]) {
    this.#socket = socket;
    this.#wrap = wrap;
    this.#textsIn = textsIn;
    socket.on("message", (data) => {
      if (this.heard !== null) for (const text of this.#textsIn(String(data))) this.heard(text);
    });
  }

  static async open(
    url: string,
    protocols: string[],
    wrap: (text: string) => string,
    textsIn: (data: string) => string[],
  ): Promise<Line> {
    const socket = new WebSocket(url, protocols);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
    });
    return new Line(socket, wrap, textsIn);
  }

  say(text: string): void {
    this.#socket.send(this.#wrap(text));
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** Two who talk to each other. */
export interface Pair {
  visitor: Line;
  agent: Line;
}

/** ms from one's word to the other's screen. */
export async function trip(from: Line, to: Line, text: string): Promise<number> {
  const began = performance.now();
  await new Promise<void>((resolve) => {
    from.heard = null;
    to.heard = (heard) => heard === text && resolve();
    from.say(text);
  });
  return performance.now() - began;
}
