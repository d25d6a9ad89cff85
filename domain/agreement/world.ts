import type { Slot } from "../agent/slots.ts";
import type { Held, Step, Tell } from "../interaction/holder.ts";
import { offerNumber } from "../interaction/turn.ts";
import type { LineRow, LineTell } from "../routing/line.ts";
import { Network, type Row } from "./network.ts";
import type { Rules } from "./rules.ts";

export interface Queue {
  rows: Map<string, LineRow & { expired?: boolean }>;
  snapshots: Map<string, { version: number; free: boolean }>;
}
export interface Desk {
  slots: Map<string, Slot & { granted?: boolean }>;
  remembered: Map<string, number>;
  present: boolean;
  version: number;
  rings: boolean;
}
export interface Conversation {
  name: string;
  count: number;
  held: Held | null;
}

const CAP = 1;

/** Queues, desks and conversations as plain state that our real rules change, joined by a bad network. */
export class World {
  readonly rules: Rules;
  readonly draw: () => number;
  readonly network: Network;
  readonly queues = new Map<string, Queue>();
  readonly desks = new Map<string, Desk>();
  readonly conversations = new Map<string, Conversation>();

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

  free(desk: Desk): boolean {
    return desk.present && desk.slots.size < CAP;
  }

  // What people and time do.

  arrive(name: string): void {
    const one = this.conversation(name);
    if (one.held !== null && one.held.phase !== "over") return;
    one.count += 1;
    this.carry(one, this.rules.holder.begin(`${name}:${one.count}`, this.#any(this.queues)));
  }

  end(name: string, bySupervisor: boolean): void {
    const one = this.conversation(name);
    if (one.held === null) return;
    this.carry(
      one,
      this.rules.holder.end(one.held, { by: bySupervisor ? null : one.held.holder, turn: one.held.turn }),
    );
  }

  transfer(name: string): void {
    const one = this.conversation(name);
    if (one.held?.holder == null) return;
    const to = this.draw() < 0.5 ? { agent: this.#any(this.desks) } : { campaign: this.#any(this.queues) };
    this.carry(
      one,
      this.rules.holder.transfer(one.held, { by: one.held.holder, turn: one.held.turn, to, wait: this.draw() < 0.6 }),
    );
  }

  returnTransfer(name: string): void {
    const one = this.conversation(name);
    const pending = one.held?.pending;
    if (one.held && pending) this.carry(one, this.rules.holder.transferReturned(one.held, pending.turn));
  }

  take(name: string): void {
    const one = this.conversation(name);
    if (one.held !== null)
      this.carry(one, this.rules.holder.take(one.held, { by: this.#any(this.desks), turn: one.held.turn }));
  }

  /** A supervisor sends it to a line: another, or to the front of its own. */
  move(name: string): void {
    const one = this.conversation(name);
    if (one.held === null) return;
    const to = this.draw() < 0.5 ? one.held.campaign : this.#any(this.queues);
    this.carry(one, this.rules.holder.move(one.held, { to, turn: one.held.turn }));
  }

  /** The agent's tabs are gone, and everything is given back; or they are here again. */
  toggle(name: string): void {
    const desk = this.desk(name);
    desk.present = !desk.present;
    if (!desk.present) for (const interaction of [...desk.slots.keys()]) this.giveBack(name, interaction);
    this.announce(name);
  }

  giveBack(name: string, interaction: string): void {
    const desk = this.desk(name);
    const slot = desk.slots.get(interaction);
    if (slot === undefined) return;
    const step = this.rules.slots.givenBack(slot);
    this.#applySlot(desk, interaction, step);
    if (step.tell === "lost")
      this.network.write(name, conversationOf(interaction), {
        verb: "lost",
        interaction,
        turn: slot.turn,
        agent: name,
      });
    if (step.tell === "refuse") this.#tellAnswer(name, interaction, slot.n, false);
  }

  /** An agent answers what rings, or lets it ring out. */
  answer(name: string, yes: boolean): void {
    const desk = this.desk(name);
    for (const [interaction, slot] of desk.slots) {
      const step = this.rules.slots.answered(slot, { n: slot.n, yes });
      if (step === null) continue;
      this.#applySlot(desk, interaction, step);
      this.#tellAnswer(name, interaction, slot.n, yes);
      this.announce(name);
      return;
    }
  }

  /** A reservation that nobody confirms is asked after. */
  askWhoHolds(name: string): void {
    if (!this.rules.unconfirmedAreAsked) return;
    const before = this.desk(name).slots.size;
    for (const [interaction, slot] of this.desk(name).slots) {
      if (slot.state !== "reserved") continue;
      const held = this.conversation(conversationOf(interaction)).held;
      const known = held !== null && held.interaction === interaction && held.phase !== "over";
      const mine = known && held.holder === name && slot.n >= offerNumber(held.turn, 0);
      if (!mine && !(known && slot.n >= offerNumber(held.lastTurn, 0))) this.giveBack(name, interaction);
    }
    if (this.desk(name).slots.size !== before) this.announce(name);
  }

  /** The line ends a wait, or gives up on a silent desk, or somebody pulls. */
  lineActs(name: string): void {
    const queue = this.queue(name);
    for (const [interaction, row] of queue.rows) {
      if (row.state === "offered" && this.draw() < 0.3)
        return this.carryLine(name, interaction, this.rules.line.offerSilent(row));
      if (row.state === "waiting" && this.draw() < 0.15) {
        queue.rows.set(interaction, { ...row, state: "gone", expired: true });
        return this.network.write(name, conversationOf(interaction), {
          verb: "expire",
          interaction,
          turn: row.turn,
          campaign: name,
        });
      }
      if (row.state === "waiting" && this.draw() < 0.3)
        return this.carryLine(name, interaction, this.rules.line.offer(row, this.#any(this.desks)));
    }
  }

  announce(name: string): void {
    const desk = this.desk(name);
    desk.version += 1;
    for (const queue of this.queues.keys())
      this.network.hint(name, queue, {
        verb: "agentChanged",
        agent: name,
        version: desk.version,
        free: this.free(desk),
      });
  }

  /** While anyone waits, a queue asks again; a lost hint is repaired by it. */
  askAgain(): void {
    for (const [name, queue] of this.queues) {
      for (const [agent, desk] of this.desks)
        queue.snapshots.set(agent, { version: desk.version, free: this.free(desk) });
      this.dispatch(name);
    }
  }

  dispatch(name: string): void {
    const queue = this.queue(name);
    const offeredTo = new Set([...queue.rows.values()].flatMap((row) => (row.state === "offered" ? [row.agent] : [])));
    for (const [interaction, row] of queue.rows) {
      if (row.state !== "waiting") continue;
      const free = [...queue.snapshots].flatMap(([agent, snapshot]) =>
        snapshot.free && !offeredTo.has(agent) ? [agent] : [],
      );
      const agent = free[Math.floor(this.draw() * free.length)];
      if (agent === undefined) return;
      offeredTo.add(agent);
      this.carryLine(name, interaction, this.rules.line.offer(row, agent));
    }
  }

  // What the rules decided is stored and told.

  carry(one: Conversation, step: Step | string): void {
    if (typeof step === "string") return;
    one.held = step.held;
    for (const tell of step.tell) this.#tell(one, tell);
  }

  carryLine(name: string, interaction: string, step: { row?: LineRow; tell: LineTell[] }): void {
    if (step.row !== undefined) this.queue(name).rows.set(interaction, step.row);
    for (const tell of step.tell) {
      if (tell.to === "conversation")
        this.network.write(name, conversationOf(interaction), { ...tell, interaction, campaign: name });
      else
        this.network.write(name, tell.name, {
          ...tell,
          interaction,
          turn: Math.floor(tell.n / offerNumber(1, 0)),
          from: name,
        });
    }
  }

  #tell(one: Conversation, tell: Tell): void {
    const interaction = one.held?.interaction ?? "";
    this.network.write(one.name, tell.name, { ...tell, interaction, from: one.name });
  }

  #tellAnswer(desk: string, interaction: string, n: number, yes: boolean): void {
    const asked = this.desk(desk);
    for (const to of this.#askers.get(`${desk} ${interaction} ${n}`) ?? []) {
      this.network.write(desk, to, {
        verb: "answered",
        agent: desk,
        interaction,
        n,
        yes,
        version: asked.version,
        free: this.free(asked),
      });
    }
  }

  /** Who offered which number: the answer after ringing goes there. */
  readonly #askers = new Map<string, Set<string>>();

  #receive(row: Row): unknown {
    const call = row.call as Row["call"] & {
      interaction: string;
      turn: number;
      n: number;
      agent: string;
      campaign: string;
      yes: boolean;
      head: boolean;
      from: string;
    };
    if (this.queues.has(row.to)) return this.#queueHears(row.to, call);
    if (this.desks.has(row.to)) return this.#deskHears(row.to, call);
    return this.#conversationHears(row.to, call);
  }

  #queueHears(
    name: string,
    call: Row["call"] & { interaction: string; turn: number; n: number; agent: string; yes: boolean },
  ): unknown {
    const queue = this.queue(name);
    const row = queue.rows.get(call.interaction);
    if (call.verb === "agentChanged" || call.verb === "answered") this.#heard(queue, call as never);
    if (call.verb === "answered") this.#offerAnswered(name, call);
    if (call.verb === "enter" || call.verb === "leave" || call.verb === "moved") {
      const step = this.rules.line[call.verb](row, call);
      if (typeof step !== "string") this.carryLine(name, call.interaction, step);
    }
    this.dispatch(name);
    return "ok";
  }

  #deskHears(
    name: string,
    call: Row["call"] & { interaction: string; turn: number; n: number; from: string },
  ): unknown {
    const desk = this.desk(name);
    const slot = desk.slots.get(call.interaction);
    const remembered = desk.remembered.get(call.interaction);
    let answer: unknown = "ok";
    if (call.verb === "offer") {
      const step = this.rules.slots.offered(slot, remembered, call, { room: this.free(desk), ring: desk.rings });
      const key = `${name} ${call.interaction} ${call.n}`;
      this.#askers.set(key, (this.#askers.get(key) ?? new Set()).add(call.from));
      this.#applySlot(desk, call.interaction, step);
      answer = step.answer;
    } else if (call.verb === "withdraw")
      this.#applySlot(desk, call.interaction, this.rules.slots.withdrawn(slot, remembered, call));
    else if (call.verb === "release")
      this.#applySlot(desk, call.interaction, this.rules.slots.released(slot, remembered, call));
    else {
      const step =
        call.verb === "hold"
          ? this.rules.slots.confirmed(slot, call)
          : this.rules.slots.granted(slot, remembered, call, desk.present);
      this.#applySlot(desk, call.interaction, step, call.verb === "grant");
      answer = step.answer;
    }
    this.announce(name);
    return { answer, version: desk.version, free: this.free(desk) };
  }

  #conversationHears(
    name: string,
    call: Row["call"] & { interaction: string; turn: number; n: number; agent: string; campaign: string; yes: boolean },
  ): unknown {
    const one = this.conversation(name);
    const held = one.held;
    if (held === null || held.interaction !== call.interaction) {
      if (call.verb === "answered" && call.yes)
        this.network.write(name, call.agent, { verb: "withdraw", interaction: call.interaction, n: call.n });
      return "stale";
    }
    const { holder } = this.rules;
    if (call.verb === "assigned") {
      const step = holder.assign(held, call);
      this.carry(one, step);
      return step === "stale" ? "stale" : "ok";
    }
    if (call.verb === "lost") this.carry(one, holder.lose(held, call));
    if (call.verb === "answered") this.carry(one, holder.transferAnswered(held, call));
    if (call.verb === "expire") {
      const step = holder.expire(held, call);
      this.carry(one, step === "transfer-returned" ? holder.transferReturned(held, call.turn) : step);
    }
    return "ok";
  }

  #replied(row: Row, reply: unknown): void {
    const call = row.call as Row["call"] & { interaction: string; turn: number; n: number; agent: string };
    const answer = (reply as { answer?: string }).answer;
    if (this.queues.has(row.from)) {
      const queue = this.queue(row.from);
      if (call.verb === "offer" && (answer === "yes" || answer === "no")) {
        this.#heard(queue, { agent: row.to, ...(reply as { version: number; free: boolean }) });
        this.#offerAnswered(row.from, {
          interaction: call.interaction,
          agent: row.to,
          n: call.n,
          yes: answer === "yes",
        });
        this.dispatch(row.from);
      }
      if (call.verb === "assigned" && reply === "stale")
        for (const tell of this.rules.line.assignmentStale(call))
          this.carryLine(row.from, call.interaction, { tell: [tell] });
      return;
    }
    const one = this.conversations.get(row.from);
    if (one?.held == null || one.held.interaction !== call.interaction) {
      if (call.verb === "offer" && answer === "yes")
        this.network.write(row.from, row.to, { verb: "withdraw", interaction: call.interaction, n: call.n });
      return;
    }
    if (call.verb === "offer" && (answer === "yes" || answer === "no"))
      this.carry(
        one,
        this.rules.holder.transferAnswered(one.held, { agent: row.to, n: call.n, yes: answer === "yes" }),
      );
    if ((call.verb === "hold" || call.verb === "grant") && answer === "gone" && this.rules.goneIsLost)
      this.carry(one, this.rules.holder.lose(one.held, { agent: row.to, turn: call.turn }));
  }

  #offerAnswered(name: string, call: { interaction: string; agent: string; n: number; yes: boolean }): void {
    this.carryLine(
      name,
      call.interaction,
      this.rules.line.offerAnswered(this.queue(name).rows.get(call.interaction), call),
    );
  }

  #heard(queue: Queue, snapshot: { agent: string; version: number; free: boolean }): void {
    const known = queue.snapshots.get(snapshot.agent);
    if (this.rules.newerSnapshotsOnly && known !== undefined && known.version > snapshot.version) return;
    queue.snapshots.set(snapshot.agent, { version: snapshot.version, free: snapshot.free });
  }

  #applySlot(desk: Desk, interaction: string, step: { slot?: Slot | null; remember?: number }, granted = false): void {
    if (step.remember !== undefined) desk.remembered.set(interaction, step.remember);
    if (step.slot === null) desk.slots.delete(interaction);
    else if (step.slot !== undefined)
      desk.slots.set(interaction, {
        ...step.slot,
        granted: granted || (desk.slots.get(interaction)?.granted ?? false),
      });
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

  #any<T>(all: Map<string, T>): string {
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
