import { Agent, request } from "node:http";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { NewKey } from "../../protocol/keys.ts";
import { House } from "./house.ts";

/** A program may call twenty times a second: so many together, 1,600, are not held up. */
const PROGRAMS = 80;
const CAMPAIGN = "bench";

/** Where messages are handed in, and whose keys they come with. */
export interface Door {
  url: URL;
  keys: string[];
}

/** Deskline with a campaign of SMS and the keys of many programs; `rate` of its account, 0: words leave as they come. */
export async function openHouse(rate: number, latency: number): Promise<{ house: House; door: Door }> {
  const house = await House.start({ deployed: true, latency, withoutPortal: true });
  const provider = await house.account(CAMPAIGN, rate);
  await house.admin.ask<CampaignResource>("/api/campaigns", {
    name: CAMPAIGN,
    channel: "sms",
    strategy: "nocall",
    thresholds: { serviceLevel: 60 },
    provider: provider.id,
    dids: ["6622"],
  });
  const keys: string[] = [];
  for (let n = 0; n < PROGRAMS; n++) {
    const draft = { name: `program ${n}`, scopes: ["messages"], campaigns: [CAMPAIGN] };
    keys.push((await house.admin.ask<NewKey>("/api/keys", draft)).key);
  }
  return { house, door: { url: house.runtime.url, keys } };
}

/** Programs that hand in one message after the other, to numbers in turns; each waits for its answer. */
export class Programs {
  readonly #agent: Agent;
  readonly #door: Door;
  readonly #atOnce: number;
  readonly #numbers: number;
  #sent = 0;

  constructor(door: Door, { atOnce, numbers }: { atOnce: number; numbers: number }) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    this.#door = door;
    this.#atOnce = atOnce;
    this.#numbers = numbers;
  }

  /** So many, to the numbers in their order. */
  async hand(messages: number): Promise<void> {
    const until = this.#sent + messages;
    await this.#all(() => this.#sent < until);
  }

  /** Messages that were accepted a second, over so many ms. */
  async during(ms: number): Promise<number> {
    const [began, before] = [performance.now(), this.#sent];
    await this.#all(() => performance.now() < began + ms);
    return ((this.#sent - before) / (performance.now() - began)) * 1_000;
  }

  close(): void {
    this.#agent.destroy();
  }

  async #all(goesOn: () => boolean): Promise<void> {
    const one = async () => {
      while (goesOn()) {
        this.#sent += 1;
        await this.#send(this.#sent);
      }
    };
    await Promise.all(Array.from({ length: this.#atOnce }, one));
  }

  #send(n: number): Promise<void> {
    const { url, keys } = this.#door;
    const destination = `098${100_000 + (n % this.#numbers)}`;
    const body = JSON.stringify({ campaign: CAMPAIGN, destination, message: `Su pedido ${n} va en camino` });
    const key = keys[n % keys.length];
    const headers = {
      "content-type": "application/json",
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(
        new URL("/api/messages/sms", url),
        { method: "POST", agent: this.#agent, headers },
        (answer) => {
          let said = "";
          answer.on("data", (part) => {
            said += part;
          });
          answer.on("end", () =>
            answer.statusCode === 202 ? resolve() : reject(new Error(`${answer.statusCode} ${said}`)),
          );
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
  }
}
