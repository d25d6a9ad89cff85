import type { Failures } from "./lock-out.ts";

/** A leaky bucket: an office behind one address mistypes now and then, a list of guesses comes by the hundred. */
const CAPACITY = 60;
const LEAK_MS = 5_000;

/** ms that a client address must wait before the next attempt: none for sixty failures, then as long as one takes to be forgotten (5 s). */
export function fencedFor(failures: Failures, now: number): number {
  const over = level(failures, now) + 1 - CAPACITY;
  return Math.max(0, Math.round(over * LEAK_MS));
}

/** One more from this address at `now`, ms; those before have leaked away meanwhile, one in five seconds. */
export function afterFailureFrom(failures: Failures, now: number): Failures {
  return { count: level(failures, now) + 1, lastAt: now };
}

/** The attempt was no guess: it does not count. */
export function takenBack(failures: Failures): Failures {
  return { ...failures, count: Math.max(0, failures.count - 1) };
}

function level({ count, lastAt }: Failures, now: number): number {
  return Math.max(0, count - (now - lastAt) / LEAK_MS);
}

/** Whom a fence counts as one client: an IPv4 address, or the /64 network of an IPv6 address, of which each customer line has a whole one. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  const groups = [...before, ...gap, ...after].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}
