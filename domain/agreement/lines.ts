import { offerNumber } from "../interaction/turn.ts";
import type { LineRow, LineTell } from "../routing/line.ts";
import { isFree } from "./desks.ts";
import type { Heard, Row } from "./network.ts";
import { conversationOf, type World } from "./world.ts";

export interface Queue {
  rows: Map<string, LineRow & { expired?: boolean }>;
  snapshots: Map<string, { version: number; free: boolean }>;
}

/** The lines: who waits in them, whom they offer it to, and what they hear. */
export class Lines {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** The line ends a wait, or gives up on a silent desk, or somebody pulls. */
  acts(name: string): void {
    const queue = this.#world.queue(name);
    for (const [interaction, row] of queue.rows) {
      if (row.state === "offered" && this.#world.draw() < 0.3)
        return this.carryLine(name, interaction, this.#world.rules.line.offerSilent(row));
      if (row.state === "waiting" && this.#world.draw() < 0.15) {
        queue.rows.set(interaction, { ...row, state: "gone", expired: true });
        return this.#world.network.write(name, conversationOf(interaction), {
          verb: "expire",
          interaction,
          turn: row.turn,
          campaign: name,
        });
      }
      if (row.state === "waiting" && this.#world.draw() < 0.3)
        return this.carryLine(name, interaction, this.#world.rules.line.offer(row, this.#world.any(this.#world.desks)));
    }
  }

  /** While anyone waits, a queue asks again; a lost hint is repaired by it. */
  askAgain(): void {
    for (const [name, queue] of this.#world.queues) {
      for (const [agent, desk] of this.#world.desks)
        queue.snapshots.set(agent, { version: desk.version, free: isFree(desk) });
      this.dispatch(name);
    }
  }

  dispatch(name: string): void {
    const queue = this.#world.queue(name);
    const offeredTo = new Set([...queue.rows.values()].flatMap((row) => (row.state === "offered" ? [row.agent] : [])));
    for (const [interaction, row] of queue.rows) {
      if (row.state !== "waiting") continue;
      const free = [...queue.snapshots].flatMap(([agent, snapshot]) =>
        snapshot.free && !offeredTo.has(agent) ? [agent] : [],
      );
      const agent = free[Math.floor(this.#world.draw() * free.length)];
      if (agent === undefined) return;
      offeredTo.add(agent);
      this.carryLine(name, interaction, this.#world.rules.line.offer(row, agent));
    }
  }

  carryLine(name: string, interaction: string, step: { row?: LineRow; tell: LineTell[] }): void {
    if (step.row !== undefined) this.#world.queue(name).rows.set(interaction, step.row);
    for (const tell of step.tell) {
      if (tell.to === "conversation")
        this.#world.network.write(name, conversationOf(interaction), { ...tell, interaction, campaign: name });
      else
        this.#world.network.write(name, tell.name, {
          ...tell,
          interaction,
          turn: Math.floor(tell.n / offerNumber(1, 0)),
          from: name,
        });
    }
  }

  hears(name: string, call: Heard): unknown {
    const queue = this.#world.queue(name);
    const row = queue.rows.get(call.interaction);
    if (call.verb === "agentChanged" || call.verb === "answered") this.#heard(queue, call as never);
    if (call.verb === "answered") this.#offerAnswered(name, call);
    if (call.verb === "enter" || call.verb === "leave" || call.verb === "moved") {
      const step = this.#world.rules.line[call.verb](row, call);
      if (typeof step !== "string") this.carryLine(name, call.interaction, step);
    }
    this.dispatch(name);
    return "ok";
  }

  /** A desk or a conversation has answered what this line told it. */
  replied(row: Row, call: Heard, reply: unknown): void {
    const answer = (reply as { answer?: string }).answer;
    const queue = this.#world.queue(row.from);
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
      for (const tell of this.#world.rules.line.assignmentStale(call))
        this.carryLine(row.from, call.interaction, { tell: [tell] });
  }

  #offerAnswered(name: string, call: { interaction: string; agent: string; n: number; yes: boolean }): void {
    this.carryLine(
      name,
      call.interaction,
      this.#world.rules.line.offerAnswered(this.#world.queue(name).rows.get(call.interaction), call),
    );
  }

  #heard(queue: Queue, snapshot: { agent: string; version: number; free: boolean }): void {
    const known = queue.snapshots.get(snapshot.agent);
    if (this.#world.rules.newerSnapshotsOnly && known !== undefined && known.version > snapshot.version) return;
    queue.snapshots.set(snapshot.agent, { version: snapshot.version, free: snapshot.free });
  }
}
