import { weighing } from "./delivery-order.ts";
import type { Circumstances, Seat, Seats } from "./seats.ts";
import { type WhyNot, whyNot } from "./why.ts";

/** So many of those who could, and of those who could not, are named; the others are counted. */
export const NAMED = 20;

/** Why a member was not among those who could have had one: `refused-it` said no to this very one a moment ago. */
export type NotAmong = WhyNot | "others-are-free" | "penalty" | "refused-it";

/** How one came to whom, as the log keeps it: as long for a thousand members as for twenty. */
export interface Choice {
  /** In line, from 1. */
  place: number;
  /** How many waited then, this one too. */
  waiting: number;
  /** Who could have had it, in the members' order, with their weights where one was drawn; who got it is always named. */
  could: { agent: string; weight?: number }[];
  couldCount: number;
  /** Who could not, those who are there before those who are not connected; empty where nobody else was thought of. */
  couldNot: { agent: string; why: NotAmong }[];
  couldNotCount: number;
  /** wrandom's number, in [0, 1), to four places; null: nothing was drawn. */
  draw: number | null;
}

/** Nobody chose: whoever took it from the line did so themselves. */
export function takenBy(agent: string, { place, waiting }: Pick<Choice, "place" | "waiting">): Choice {
  return { place, waiting, ...alone(agent) };
}

function alone(agent: string): Omit<Choice, "place" | "waiting"> {
  return { could: [{ agent }], couldCount: 1, couldNot: [], couldNotCount: 0, draw: null };
}

/** Tells of each choice of one pass who could have been chosen. What is the same for all of them is found out once. */
export class Choices {
  readonly #circumstances: Circumstances;
  /** Who had room when the pass began. */
  readonly #roomy: readonly Seat[];
  #roomless: Choice["couldNot"] | undefined;

  constructor(circumstances: Circumstances, roomy: readonly Seat[]) {
    this.#circumstances = circumstances;
    this.#roomy = roomy;
  }

  /** `chosen.could` empty: it was this agent's, and nobody else was asked about. `seats` are those left before this choice is taken. */
  of(
    chosen: { agent: string; could: readonly Seat[]; draw: number | null },
    seats: Seats,
    refused: (agent: string) => boolean,
  ): Omit<Choice, "place" | "waiting"> {
    const { agent, draw } = chosen;
    if (chosen.could.length === 0) return alone(agent);
    const weightOf = draw === null ? null : weighing(chosen.could).weightOf;
    const could = weightOf === null ? chosen.could : chosen.could.filter((one) => weightOf(one) > 0);
    const [{ tier } = { tier: 0 }] = could;
    const left = this.#left(could, { seats, refused, outweighed: (one) => draw !== null && one.tier === tier });
    return {
      could: named(could, agent).map((one) => ({
        agent: one.agent,
        ...(weightOf !== null && { weight: weightOf(one) }),
      })),
      couldCount: could.length,
      couldNot: left.length === NAMED ? left : [...left, ...this.#withoutRoom()].slice(0, NAMED),
      couldNotCount: this.#circumstances.members.length - could.length,
      draw: draw === null ? null : Math.floor(draw * 10_000) / 10_000,
    };
  }

  /** Those with room at first who were not among them. Both stand in the members' order. */
  #left(could: readonly Seat[], whys: Whys): Choice["couldNot"] {
    const left: Choice["couldNot"] = [];
    let next = 0;
    for (const seat of this.#roomy) {
      if (left.length === NAMED) break;
      if (seat === could[next]) next += 1;
      else left.push({ agent: seat.agent, why: whyLeft(seat, whys) });
    }
    return left;
  }

  #withoutRoom(): Choice["couldNot"] {
    this.#roomless ??= roomless(this.#circumstances);
    return this.#roomless;
  }
}

/** The first of those without room, who is there before who is away. */
function roomless(circumstances: Circumstances): Choice["couldNot"] {
  const there: Choice["couldNot"] = [];
  const away: Choice["couldNot"] = [];
  for (const { agent } of circumstances.members) {
    if (there.length === NAMED) break;
    const why = whyNot(agent, circumstances);
    if (why === null) continue;
    const those = why === "disconnected" ? away : there;
    if (those.length < NAMED) those.push({ agent, why });
  }
  return [...there, ...away].slice(0, NAMED);
}

interface Whys {
  seats: Seats;
  refused: (agent: string) => boolean;
  /** Had room, was asked as early as those who could, and weighed nothing beside them. */
  outweighed: (seat: Seat) => boolean;
}

function whyLeft(seat: Seat, { seats, outweighed, refused }: Whys): NotAmong {
  if (!seats.has(seat.agent)) return "offer-outstanding";
  if (refused(seat.agent)) return "refused-it";
  return outweighed(seat) ? "penalty" : "others-are-free";
}

/** The first ones, and whoever was chosen. */
function named(could: readonly Seat[], chosen: string): readonly Seat[] {
  const first = could.slice(0, NAMED);
  if (first.some(({ agent }) => agent === chosen)) return first;
  const one = could.find(({ agent }) => agent === chosen);
  return one === undefined ? first : [...first.slice(0, NAMED - 1), one];
}
