import { type Conversation, Conversations } from "./conversations.ts";
import { type Desk, Desks } from "./desks.ts";
import { Lines, type Queue } from "./lines.ts";
import { type Heard, Network, type Row } from "./network.ts";
import type { Rules } from "./rules.ts";

/** Queues, desks and conversations as plain state that our real rules change, joined by a bad network. */
export class World {
  readonly rules: Rules;
  readonly draw: () => number;
  readonly network: Network;
  readonly queues = new Map<string, Queue>();
  readonly desks = new Map<string, Desk>();
  readonly conversations = new Map<string, Conversation>();
  readonly atLines = new Lines(this);
  readonly atDesks = new Desks(this);
  readonly atConversations = new Conversations(this);

  constructor(rules: Rules, draw: () => number, size: { queues: number; desks: number; conversations: number }) {
    this.rules = rules;
    this.draw = draw;
    this.network = new Network(
      rules,
      draw,
      (row) => this.#receive(row),
      (row, reply) => this.#replied(row, reply),
    );
    for (let n = 0; n < size.desks; n++)
      this.desks.set(`desk${n}`, {
        slots: new Map(),
        remembered: new Map(),
        present: true,
        version: 0,
        rings: draw() < 0.5,
      });
    for (let n = 0; n < size.queues; n++)
      this.queues.set(`queue${n}`, {
        rows: new Map(),
        snapshots: new Map([...this.desks.keys()].map((name) => [name, { version: 0, free: true }])),
      });
    for (let n = 0; n < size.conversations; n++)
      this.conversations.set(`conversation${n}`, { name: `conversation${n}`, count: 0, held: null });
  }

  #receive(row: Row): unknown {
    const call = row.call as Heard;
    if (this.queues.has(row.to)) return this.atLines.hears(row.to, call);
    if (this.desks.has(row.to)) return this.atDesks.hears(row.to, call);
    return this.atConversations.hears(row.to, call);
  }

  #replied(row: Row, reply: unknown): void {
    const side = this.queues.has(row.from) ? this.atLines : this.atConversations;
    side.replied(row, row.call as Heard, reply);
  }

  queue(name: string): Queue {
    return found(this.queues, name);
  }
  desk(name: string): Desk {
    return found(this.desks, name);
  }
  conversation(name: string): Conversation {
    return found(this.conversations, name);
  }

  any<T>(all: Map<string, T>): string {
    return [...all.keys()][Math.floor(this.draw() * all.size)] ?? "";
  }
}

function found<T>(all: Map<string, T>, name: string): T {
  const one = all.get(name);
  if (one === undefined) throw new Error(`nobody is called ${name}`);
  return one;
}

export function conversationOf(interaction: string): string {
  return interaction.slice(0, interaction.indexOf(":"));
}
