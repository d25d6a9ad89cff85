import type { Held, Step, Tell } from "../interaction/held.ts";
import type { Heard, Row } from "./network.ts";
import type { World } from "./world.ts";

export interface Conversation {
  name: string;
  count: number;
  held: Held | null;
}

/** The conversations: who writes, what is done with it, and what they hear from lines and desks. */
export class Conversations {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  arrive(name: string): void {
    const one = this.#world.conversation(name);
    if (one.held !== null && one.held.phase !== "over") return;
    one.count += 1;
    this.carry(one, this.#world.rules.holder.begin(`${name}:${one.count}`, this.#world.any(this.#world.queues)));
  }

  end(name: string, bySupervisor: boolean): void {
    const one = this.#world.conversation(name);
    if (one.held === null) return;
    this.carry(
      one,
      this.#world.rules.holder.end(one.held, { by: bySupervisor ? null : one.held.holder, turn: one.held.turn }),
    );
  }

  transfer(name: string): void {
    const one = this.#world.conversation(name);
    if (one.held?.holder == null) return;
    const to =
      this.#world.draw() < 0.5
        ? { agent: this.#world.any(this.#world.desks) }
        : { campaign: this.#world.any(this.#world.queues) };
    this.carry(
      one,
      this.#world.rules.transfers.transfer(one.held, {
        by: one.held.holder,
        turn: one.held.turn,
        to,
        wait: this.#world.draw() < 0.6,
      }),
    );
  }

  returnTransfer(name: string): void {
    const one = this.#world.conversation(name);
    const pending = one.held?.pending;
    if (one.held && pending) this.carry(one, this.#world.rules.transfers.transferReturned(one.held, pending.turn));
  }

  take(name: string): void {
    const one = this.#world.conversation(name);
    if (one.held !== null)
      this.carry(
        one,
        this.#world.rules.holder.take(one.held, { by: this.#world.any(this.#world.desks), turn: one.held.turn }),
      );
  }

  /** A supervisor sends it to a line: another, or to the front of its own. */
  move(name: string): void {
    const one = this.#world.conversation(name);
    if (one.held === null) return;
    const to = this.#world.draw() < 0.5 ? one.held.campaign : this.#world.any(this.#world.queues);
    this.carry(one, this.#world.rules.holder.move(one.held, { to, turn: one.held.turn }));
  }

  carry(one: Conversation, step: Step | string): void {
    if (typeof step === "string") return;
    one.held = step.held;
    for (const tell of step.tell) this.#tell(one, tell);
  }

  #tell(one: Conversation, tell: Tell): void {
    const interaction = one.held?.interaction ?? "";
    this.#world.network.write(one.name, tell.name, { ...tell, interaction, from: one.name });
  }

  hears(name: string, call: Heard): unknown {
    const one = this.#world.conversation(name);
    const held = one.held;
    if (held === null || held.interaction !== call.interaction) {
      if (call.verb === "answered" && call.yes)
        this.#world.network.write(name, call.agent, { verb: "withdraw", interaction: call.interaction, n: call.n });
      return "stale";
    }
    const { holder } = this.#world.rules;
    if (call.verb === "assigned") {
      const step = holder.assign(held, call);
      this.carry(one, step);
      return step === "stale" ? "stale" : "ok";
    }
    if (call.verb === "lost") this.carry(one, holder.lose(held, call));
    if (call.verb === "answered") this.carry(one, this.#world.rules.transfers.transferAnswered(held, call));
    if (call.verb === "expire") {
      const step = holder.expire(held, call);
      this.carry(
        one,
        step === "transfer-returned" ? this.#world.rules.transfers.transferReturned(held, call.turn) : step,
      );
    }
    return "ok";
  }

  /** A desk has answered what this conversation told it. */
  replied(row: Row, call: Heard, reply: unknown): void {
    const answer = (reply as { answer?: string }).answer;
    const one = this.#world.conversations.get(row.from);
    if (one?.held == null || one.held.interaction !== call.interaction) {
      if (call.verb === "offer" && answer === "yes")
        this.#world.network.write(row.from, row.to, { verb: "withdraw", interaction: call.interaction, n: call.n });
      return;
    }
    if (call.verb === "offer" && (answer === "yes" || answer === "no"))
      this.carry(
        one,
        this.#world.rules.transfers.transferAnswered(one.held, { agent: row.to, n: call.n, yes: answer === "yes" }),
      );
    if ((call.verb === "hold" || call.verb === "grant") && answer === "gone" && this.#world.rules.goneIsLost)
      this.carry(one, this.#world.rules.holder.lose(one.held, { agent: row.to, turn: call.turn }));
  }
}
