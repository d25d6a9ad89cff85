import type { DeliveryOrder, Member, Strategy } from "../campaign/campaign.ts";
import { type Candidate, type DispatchMemory, pick, remember } from "./delivery-order.ts";
import type { AgentSnapshot } from "./snapshot.ts";

/** A missed or declined offer comes back to that agent only after the others, or after this long. */
export const REOFFER_AFTER_MS = 30_000;
/** An interaction whose every candidate has just refused lets those behind it pass; so many are looked past at most. */
const LOOK_PAST = 50;

export interface WaitingInteraction {
  interaction: string;
  /** First choice if they have room: the agent who served the customer last, or whom a supervisor chose. */
  preferred: string | null;
  /** Agent → ms of their last refusal of this one. */
  refusedBy: Readonly<Record<string, number>>;
}

export interface Circumstances {
  members: readonly Member[];
  snapshots: ReadonlyMap<string, AgentSnapshot>;
  /** Offers in flight, by agent: they count as held. */
  outstanding: ReadonlyMap<string, number>;
  strategy: Strategy;
}

export interface PlannedOffer {
  interaction: string;
  agent: string;
  reason: string;
}

interface Seat extends Candidate {
  room: number;
  tier: 0 | 1;
}

/**
 * Plans offers for everybody who waits, in line order, until nobody has room: reads of the line only what it gives out, so the cost
 * does not grow with the line. Agents pull from ringall and ringallmultiple by themselves; there only a preferred agent is planned.
 */
export function dispatch(
  event: Circumstances & {
    waiting: Iterable<WaitingInteraction>;
    order: DeliveryOrder;
    memory: DispatchMemory;
    now: number;
    draw: () => number;
  },
): { offers: PlannedOffer[] } {
  const seats = seatsOf(event);
  const pull = event.strategy === "ringall" || event.strategy === "ringallmultiple";
  const offers: PlannedOffer[] = [];
  let { memory } = event;
  let lookedPast = 0;
  if (seats.size === 0) return { offers };
  for (const waiting of event.waiting) {
    const preferred = waiting.preferred === null ? undefined : seats.get(waiting.preferred);
    const refused = (agent: string) =>
      event.now - (waiting.refusedBy[agent] ?? Number.NEGATIVE_INFINITY) < REOFFER_AFTER_MS;
    let choice =
      preferred !== undefined && !refused(preferred.agent)
        ? { agent: preferred.agent, reason: "knows the customer" }
        : null;
    if (choice === null && !pull) {
      const willing = [...seats.values()].filter((seat) => !refused(seat.agent));
      const tier = Math.min(...willing.map((seat) => seat.tier));
      choice = pick(
        event.order,
        willing.filter((seat) => seat.tier === tier),
        memory,
        event.draw(),
      );
    }
    if (choice === null) {
      lookedPast += 1;
      if (lookedPast >= LOOK_PAST) break;
      continue;
    }
    offers.push({ interaction: waiting.interaction, ...choice });
    memory = remember(memory, choice.agent, event.members);
    takeSeat(seats, choice.agent, event.now);
    if (seats.size === 0) break;
  }
  return { offers };
}

/** Why each member would not get the next one; null for those who would. */
export function whyNot(circumstances: Circumstances): Map<string, string | null> {
  const seats = seatsOf(circumstances);
  return new Map(
    circumstances.members.map(({ agent }) => {
      if (seats.has(agent)) return [agent, null];
      const snapshot = circumstances.snapshots.get(agent);
      return [agent, snapshot === undefined ? "disconnected" : (snapshot.reason ?? "offer-outstanding")];
    }),
  );
}

/** Members with room, less what is offered to them already. */
function seatsOf({ members, snapshots, outstanding }: Circumstances): Map<string, Seat> {
  const seats = new Map<string, Seat>();
  for (const member of members) {
    const snapshot = snapshots.get(member.agent);
    const room = (snapshot?.room ?? 0) - (outstanding.get(member.agent) ?? 0);
    if (snapshot === undefined || room <= 0) continue;
    const { tier, lastInteractionAt, today } = snapshot;
    seats.set(member.agent, { ...member, room, tier, lastInteractionAt, today });
  }
  return seats;
}

function takeSeat(seats: Map<string, Seat>, agent: string, now: number): void {
  const seat = seats.get(agent);
  if (seat === undefined) return;
  if (seat.room === 1) seats.delete(agent);
  else seats.set(agent, { ...seat, room: seat.room - 1, lastInteractionAt: now, today: seat.today + 1 });
}
