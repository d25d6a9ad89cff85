import type { Agenda } from "../agenda.ts";
import { AUDIT } from "../post.ts";
import type { Activation } from "./activation.ts";
import type { Exchange } from "./exchange.ts";
import type { Pacer } from "./pacer.ts";
import type { DialerParts } from "./parts.ts";
import type { Removals } from "./removals.ts";
import type { Rounds } from "./rounds.ts";
import type { Stops } from "./stops.ts";

/** Who does something: a user, or another program's key. */
export interface By {
  id: string;
  name: string;
}

export type StartReply = "started" | "disabled" | "registry-expired" | "unknown";

interface Carrying {
  activation: Activation;
  agenda: Agenda;
  exchange: Exchange;
  pacer: Pacer;
  removals: Removals;
  rounds: Rounds;
  stops: Stops;
  /** Other programs hear of it. */
  told(what: string, about: object): void;
}

const TOLD_AS = {
  start: "started",
  stop: "stopped",
  activate: "list-activated",
  "delete-unprocessed": "unprocessed-deleted",
} as const;

/** What people and programs order of a dialer: durable with its line for the audit log, carried out by the next round. */
export class Orders {
  readonly #parts: DialerParts;
  readonly #carrying: Carrying;

  constructor(parts: DialerParts, carrying: Carrying) {
    this.#parts = parts;
    this.#carrying = carrying;
  }

  async start(by: By): Promise<StartReply> {
    const { pacer, stops } = this.#carrying;
    if (!this.#parts.dialer().enabled) return "disabled";
    const post = await pacer.post();
    if (post !== null && (await stops.registryExpired(post))) return "registry-expired";
    // Much may have happened while D1 was asked.
    if (!this.#parts.dialer().enabled) return "disabled";
    this.#turn(true, by);
    return "started";
  }

  stop(by: By): void {
    this.#turn(false, by);
  }

  activate(list: string | null, by: By): void {
    this.#order(by, "activate", { list }, (now) => {
      this.#carrying.activation.request(list);
      this.#parts.facts.set("askedAt", now);
    });
  }

  /** Of all lists that D1 has accepted until now: throws while that does not answer. */
  async removeUnprocessed(by: By): Promise<void> {
    await this.#carrying.exchange.look();
    this.#order(by, "delete-unprocessed", null, (now) => this.#carrying.removals.request(by.name, now));
  }

  #turn(on: boolean, by: By): void {
    this.#order(by, on ? "start" : "stop", null, (now) => {
      this.#parts.facts.set("started", on);
      if (on) this.#parts.facts.set("askedAt", now);
    });
    this.#parts.changed();
  }

  /** D1 may be away for a while: the line for the audit log goes by the outbox. */
  #order(by: By, act: keyof typeof TOLD_AS, after: object | null, change: (now: number) => void): void {
    const { agenda, rounds, told } = this.#carrying;
    const now = Date.now();
    this.#parts.transaction(() => {
      change(now);
      told(TOLD_AS[act], { by: by.name, ...after });
      const line = { key: crypto.randomUUID(), at: now, actor: by.id, actorName: by.name, after };
      const subject = `dialer:${this.#parts.id}`;
      agenda.post(AUDIT, { verb: "audit", line: { ...line, action: `dialer.${act}`, subject } });
    });
    agenda.send();
    rounds.wake();
  }
}
