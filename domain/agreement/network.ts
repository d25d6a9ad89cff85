import type { Rules } from "./rules.ts";

/** One call in an object's outbox. */
export interface Row {
  id: number;
  from: string;
  to: string;
  call: { verb: string } & Record<string, unknown>;
  inFlight: boolean;
}

/** A call as whom it reaches reads it: which of these it has follows from its verb. */
export type Heard = Row["call"] & {
  interaction: string;
  turn: number;
  n: number;
  agent: string;
  campaign: string;
  yes: boolean;
  head: boolean;
  from: string;
};

type Packet = { row: Row; late: boolean } & ({ kind: "request" } | { kind: "reply"; reply: unknown });

/** What carries calls between objects: in production an outbox with retries over a network that may lose, double and delay. */
export class Network {
  readonly #rules: Rules;
  readonly #draw: () => number;
  readonly #receive: (row: Row) => unknown;
  readonly #replied: (row: Row, reply: unknown) => void;
  readonly #outboxes = new Map<string, Row[]>();
  readonly #packets: Packet[] = [];
  #lastId = 0;
  faults = true;

  constructor(
    rules: Rules,
    draw: () => number,
    receive: (row: Row) => unknown,
    replied: (row: Row, reply: unknown) => void,
  ) {
    this.#rules = rules;
    this.#draw = draw;
    this.#receive = receive;
    this.#replied = replied;
  }

  write(from: string, to: string, call: Row["call"]): void {
    const outbox = this.#outboxes.get(from) ?? [];
    outbox.push({ id: ++this.#lastId, from, to, call, inFlight: false });
    this.#outboxes.set(from, outbox);
  }

  /** A hint is not stored and not retried: it may simply be lost. */
  hint(from: string, to: string, call: Row["call"]): void {
    const row: Row = { id: ++this.#lastId, from, to, call, inFlight: true };
    if (!this.faults || this.#draw() > 0.1) this.#packets.push({ kind: "request", row, late: true });
  }

  /** The instance is gone: what was in flight may still arrive, its replies find nobody; the outbox stays. */
  restart(name: string): void {
    for (const row of this.#outboxes.get(name) ?? []) row.inFlight = false;
    for (const packet of this.#packets) if (packet.row.from === name) packet.late = true;
  }

  /** Does one thing: sends a row, or delivers a packet; false when nothing is left to do. */
  step(): boolean {
    const ready = this.#ready();
    const all = ready.length + this.#packets.length;
    if (all === 0) return false;
    const choice = Math.floor(this.#draw() * all);
    const row = ready[choice];
    if (row !== undefined) {
      row.inFlight = true;
      this.#packets.push({ kind: "request", row, late: false });
      return true;
    }
    const [packet] = this.#packets.splice(choice - ready.length, 1);
    if (packet?.kind === "request") this.#request(packet);
    else if (packet?.kind === "reply") this.#reply(packet);
    return true;
  }

  #ready(): Row[] {
    const ready: Row[] = [];
    for (const outbox of this.#outboxes.values()) {
      const seen = new Set<string>();
      for (const row of outbox) {
        if (!row.inFlight && !(this.#rules.inOrder && seen.has(row.to))) ready.push(row);
        seen.add(row.to);
      }
    }
    return ready;
  }

  #request(packet: Packet & { kind: "request" }): void {
    const { row } = packet;
    const fate = this.faults ? this.#draw() : 1;
    if (fate < 0.08) {
      if (!packet.late) row.inFlight = false;
      return;
    }
    if (fate < 0.14 && !packet.late) {
      row.inFlight = false;
      this.#packets.push({ ...packet, late: true });
      return;
    }
    const reply = this.#receive(row);
    if (packet.late) return;
    if (fate < 0.24) row.inFlight = false;
    else this.#packets.push({ kind: "reply", row, reply, late: false });
  }

  #reply(packet: Packet & { kind: "reply" }): void {
    const outbox = this.#outboxes.get(packet.row.from) ?? [];
    if (packet.late || !outbox.includes(packet.row)) return;
    this.#outboxes.set(
      packet.row.from,
      outbox.filter((row) => row !== packet.row),
    );
    this.#replied(packet.row, packet.reply);
  }
}
