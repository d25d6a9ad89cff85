import { vi } from "vitest";
import { Chance } from "../../faults/chance.ts";
import { Installation } from "../installation.ts";
import { Agreement } from "./agreement.ts";
import { Day } from "./day.ts";
import { openDayHouse } from "./house.ts";
import { Ledger } from "./ledger.ts";

const HOUR = 3_600_000;
/** Ahead of every real clock: no alarm rings by itself. */
const DAY = "2040-11-26";

export interface Size {
  campaigns: number;
  agents: number;
  interactions: number;
  hours: number;
  /** At so many random moments, and at the end, everything is compared. */
  moments: number;
  seed: number;
}

/** Lives through a day of a centre, and holds what its boards, reports and rows say against what has happened; what that was, in words. */
export async function dayOfACentre({ campaigns, agents, interactions, hours, moments, seed }: Size): Promise<string> {
  const chance = new Chance(seed);
  await Installation.open();
  const house = await openDayHouse(campaigns, agents);
  const ledger = new Ledger();
  const begins = Date.parse(`${DAY}T06:07:00Z`);
  const day = new Day(house, ledger, chance, begins);
  const agreement = new Agreement(house, ledger, DAY);
  const looks = 2 * hours;
  const drawn = new Set<number>();
  while (drawn.size < Math.min(moments, looks)) drawn.add(Math.floor(chance.next() * looks));
  const customers = Math.ceil(interactions / campaigns / hours);
  let looked = 0;
  let now = begins;
  const look = async () => {
    if (!drawn.has(looked++)) return;
    await day.settle(true);
    await agreement.holds();
  };
  for (let hour = 0; hour < hours; hour++) {
    now = begins + hour * HOUR + Math.floor(chance.next() * 30) * 60_000;
    if (hour === 0) now = begins;
    await day.everybodyWorks(now);
    await day.hour(customers, hour % 3 === 2, look);
  }
  await day.settle(true);
  await agreement.holds();
  const ends = begins + hours * HOUR;
  day.set(ends);
  await day.everybodyLeaves();
  await agreement.ofAgents(ends - begins);
  vi.useRealTimers();
  return ledger.inWords();
}
