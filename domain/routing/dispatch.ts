import type { DeliveryOrder } from "../campaign/campaign.ts";
import { type Choice, Choices } from "./choice.ts";
import { type DispatchMemory, type Pick, pick } from "./delivery-order.ts";
import { type Circumstances, type Seat, Seats } from "./seats.ts";

/** A missed or declined offer comes back to that agent only after the others, or after this long. */
export const REOFFER_AFTER_MS = 30_000;
/** After the others, but not sooner: desks that refuse by themselves must not be asked in a circle. */
export const REOFFER_SOONEST_MS = 5_000;
/** What nobody may be offered now lets those behind it pass; so many are looked past at most. */
const LOOK_PAST = 50;
const NEVER = Number.POSITIVE_INFINITY;

export interface WaitingInteraction {
  interaction: string;
  /** First choice if they have room: the agent who served the customer last, or whom a supervisor chose. */
  preferred: string | null;
  /** Agent → ms of their last refusal of this one. */
  refusedBy: Readonly<Record<string, number>>;
}

export interface PlannedOffer extends Pick {
  interaction: string;
  /** Its place is among those who still wait once the offers before it are made; how many they are the caller knows. */
  choice: Omit<Choice, "waiting">;
}

/** Whom one was given, out of whom. */
interface Chosen extends Pick {
  could: readonly Seat[];
  /** wrandom's number, in [0, 1); null: nothing was drawn. */
  draw: number | null;
}

export interface Plan {
  offers: PlannedOffer[];
  /** ms at which one who refused and has room may be asked again; null when nobody is waited for. */
  retryAt: number | null;
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
): Plan {
  const { order, now, draw } = event;
  const pull = event.strategy === "ringall" || event.strategy === "ringallmultiple";
  const seats = new Seats(event, event.memory, now);
  const offers: PlannedOffer[] = [];
  if (seats.size === 0) return { offers, retryAt: null };
  const choices = new Choices(event, [...seats.all()]);
  let retryAt = NEVER;
  let lookedPast = 0;
  for (const waiting of event.waiting) {
    const chosen = preferredOf(waiting, seats, now) ?? (pull ? null : oneOf(waiting, seats, { order, now, draw }));
    if (chosen === null) {
      retryAt = Math.min(retryAt, pull ? preferredAgainAt(waiting, seats) : firstAgain(waiting, seats).at);
      lookedPast += 1;
      if (lookedPast >= LOOK_PAST) break;
      continue;
    }
    const { agent, reason } = chosen;
    const choice = choices.of(chosen, seats, (one) => refusedLately(waiting, one, now));
    offers.push({ interaction: waiting.interaction, agent, reason, choice: { place: lookedPast + 1, ...choice } });
    seats.take(agent);
    if (seats.size === 0) break;
  }
  return { offers, retryAt: retryAt === NEVER ? null : retryAt };
}

function preferredOf(waiting: WaitingInteraction, seats: Seats, now: number): Chosen | null {
  if (waiting.preferred === null || !seats.has(waiting.preferred)) return null;
  if (refusedLately(waiting, waiting.preferred, now)) return null;
  return { agent: waiting.preferred, reason: "preferred", could: [], draw: null };
}

/** The free before the busy, and among them by the delivery order; when all have refused, whoever did so first. */
function oneOf(
  waiting: WaitingInteraction,
  seats: Seats,
  { order, now, draw }: { order: DeliveryOrder; now: number; draw: () => number },
): Chosen | null {
  const willing: [Seat[], Seat[]] = [[], []];
  for (const seat of seats.all()) if (!refusedLately(waiting, seat.agent, now)) willing[seat.tier].push(seat);
  const [free, busy] = willing;
  const could = free.length > 0 ? free : busy;
  const drawn = draw();
  const picked = pick(order, could, drawn);
  if (picked !== null) return { ...picked, could, draw: order === "wrandom" ? drawn : null };
  const { seat, at } = firstAgain(waiting, seats);
  if (now < at || seat === null) return null;
  return { agent: seat.agent, reason: "all the others refused", could: [seat], draw: null };
}

function refusedLately(waiting: WaitingInteraction, agent: string, now: number): boolean {
  return now - (waiting.refusedBy[agent] ?? Number.NEGATIVE_INFINITY) < REOFFER_AFTER_MS;
}

function preferredAgainAt(waiting: WaitingInteraction, seats: Seats): number {
  if (waiting.preferred === null || !seats.has(waiting.preferred)) return NEVER;
  return (waiting.refusedBy[waiting.preferred] ?? NEVER) + REOFFER_AFTER_MS;
}

/** All with room have refused: who did so first, and from when they may be asked again. Alone, they had no others to wait for. */
function firstAgain(waiting: WaitingInteraction, seats: Seats): { seat: Seat | null; at: number } {
  let first: { seat: Seat | null; at: number } = { seat: null, at: NEVER };
  for (const seat of seats.all()) {
    const at = waiting.refusedBy[seat.agent] ?? NEVER;
    if (at < first.at) first = { seat, at };
  }
  return { ...first, at: first.at + (seats.size > 1 ? REOFFER_SOONEST_MS : REOFFER_AFTER_MS) };
}
