import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** ms of each request of one run, in the order in which they came. */
interface Run {
  arrived: number[];
  answered: number[];
}

/** A carrier on loopback that takes every message, answers after a while, and remembers when it was asked. */
export class SlowCarrier {
  /** Hears of every message as it comes: of which run, and its text. */
  heard: ((run: string, text: string) => void) | null = null;
  readonly #latency: number;
  readonly #runs = new Map<string, Run>();
  readonly #server = createServer((request, response) => this.#take(request, response));

  private constructor(latency: number) {
    this.#latency = latency;
    // A run pauses between lists: a connection that is closed meanwhile would be an answer lost.
    this.#server.keepAliveTimeout = 600_000;
  }

  /** `latency` in ms. */
  static async listen(latency: number): Promise<SlowCarrier> {
    const carrier = new SlowCarrier(latency);
    await new Promise<void>((resolve) => carrier.#server.listen(0, "127.0.0.1", resolve));
    return carrier;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("Not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  /** Messages that were taken at `/<run>`. */
  taken(run: string): number {
    return this.#runs.get(run)?.arrived.length ?? 0;
  }

  /** Messages a second, from the first one's arrival to the last one's answer. */
  rate(run: string): number {
    const { arrived, answered } = this.#runs.get(run) ?? { arrived: [], answered: [] };
    return (arrived.length / (Math.max(...answered) - Math.min(...arrived))) * 1_000;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://carrier");
    const name = pathname.slice(1);
    const run = this.#runs.get(name) ?? { arrived: [], answered: [] };
    this.#runs.set(name, run);
    run.arrived.push(performance.now());
    this.heard?.(name, searchParams.get("text") ?? "");
    setTimeout(() => {
      response.end("OK");
      run.answered.push(performance.now());
    }, this.#latency);
  }
}
