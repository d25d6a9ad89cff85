import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Chance } from "./chance.ts";
import { sleep } from "./patience.ts";

export interface CarrierFaults {
  /** Shares of requests: taken, but the answer is lost; refused with 429, so that nothing was taken. */
  lost: number;
  tooMany: number;
  /** ms until an answer. */
  latency: readonly [number, number];
}

/** A carrier with a memory: how often it has taken a message for each number, and for which row. */
export class RememberingCarrier {
  /** By number. */
  readonly taken = new Map<string, number>();
  /** By number, in the order in which they came. */
  readonly texts = new Map<string, string[]>();
  /** Numbers whose answer it did not give. */
  readonly lost = new Set<string>();
  tooMany = 0;
  readonly #chance: Chance;
  readonly #faults: CarrierFaults;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  private constructor(chance: Chance, faults: CarrierFaults) {
    this.#chance = chance;
    this.#faults = faults;
  }

  static async listen(chance: Chance, faults: CarrierFaults): Promise<RememberingCarrier> {
    const carrier = new RememberingCarrier(chance, faults);
    await new Promise<void>((resolve) => carrier.#server.listen(0, "127.0.0.1", resolve));
    return carrier;
  }

  /** As an account's address. */
  get template(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("Not listening");
    return `http://127.0.0.1:${address.port}/?to=\${phone}&text=\${message}&id=\${id}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const draw = this.#chance.next();
    if (draw < this.#faults.tooMany) {
      this.tooMany += 1;
      response.writeHead(429, { "Retry-After": "1" }).end();
      return;
    }
    const { searchParams } = new URL(request.url ?? "", "http://carrier");
    const number = searchParams.get("to") ?? "";
    this.texts.set(number, [...(this.texts.get(number) ?? []), searchParams.get("text") ?? ""]);
    this.taken.set(number, (this.taken.get(number) ?? 0) + 1);
    await sleep(this.#chance.between(...this.#faults.latency));
    if (draw < this.#faults.tooMany + this.#faults.lost) {
      this.lost.add(number);
      request.socket.destroy();
    } else response.end("OK");
  }
}
