import type { Member, Strategy } from "../campaign/campaign.ts";
import { type Candidate, type DispatchMemory, turnsOf } from "./delivery-order.ts";
import type { AgentSnapshot } from "./snapshot.ts";

export interface Circumstances {
  members: readonly Member[];
  snapshots: ReadonlyMap<string, AgentSnapshot>;
  /** Offers in flight, by agent: they count as held. */
  outstanding: ReadonlyMap<string, number>;
  strategy: Strategy;
}

/** A member with room. */
export interface Seat extends Candidate {
  room: number;
  tier: 0 | 1;
}

/** How many more a member may be offered now, what is on its way to them taken off. */
export function roomOf(agent: string, { snapshots, outstanding }: Circumstances): number {
  return (snapshots.get(agent)?.room ?? 0) - (outstanding.get(agent) ?? 0);
}

/** Who has room during one pass of dispatch: built once, changed by each offer as the desks will be. */
export class Seats {
  readonly #seats = new Map<string, Seat>();
  readonly #strategy: Strategy;
  readonly #now: number;
  #lastTurn: number;

  constructor(circumstances: Circumstances, memory: DispatchMemory, now: number) {
    const { members, snapshots, outstanding, strategy } = circumstances;
    this.#strategy = strategy;
    this.#now = now;
    this.#lastTurn = memory.served.length;
    const turns = turnsOf(memory);
    for (const member of members) {
      const snapshot = snapshots.get(member.agent);
      if (snapshot === undefined || roomOf(member.agent, circumstances) <= 0) continue;
      const { room, tier, lastInteractionAt, today } = snapshot;
      const turn = turns.get(member.agent) ?? 0;
      this.#seats.set(member.agent, { ...member, room, tier, lastInteractionAt, today, turn });
    }
    for (const [agent, offers] of outstanding) for (let n = 0; n < offers; n++) this.take(agent);
  }

  get size(): number {
    return this.#seats.size;
  }

  has(agent: string): boolean {
    return this.#seats.has(agent);
  }

  all(): Iterable<Seat> {
    return this.#seats.values();
  }

  /** The agent is offered one: it counts as theirs already, for every order and for omni's preference of the free. */
  take(agent: string): void {
    const seat = this.#seats.get(agent);
    if (seat === undefined) return;
    seat.room -= 1;
    if (seat.room === 0) this.#seats.delete(agent);
    seat.lastInteractionAt = this.#now;
    seat.today += 1;
    this.#lastTurn += 1;
    seat.turn = this.#lastTurn;
    if (this.#strategy === "omni") seat.tier = 1;
  }
}
