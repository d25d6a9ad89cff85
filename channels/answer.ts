import type { CarrierAnswer, Sent } from "./carrier.ts";

const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** For a carrier that says *slower* without saying how long. */
const PAUSE_MS = 10_000;
const LONGEST_REASON = 200;

/**
 * What the status alone tells of a send: 429 is `slow-down`, any other 3xx or 4xx `refused`, 5xx `unknown` (it may have been taken).
 * Null: 2xx, the body decides.
 */
export function byStatus(answer: CarrierAnswer, detail = ""): Sent | null {
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status === 429) return slowDown(answer.headers);
  const reason = reasonOf(`HTTP ${status}`, detail);
  return status >= 300 && status < 500 ? { outcome: "refused", reason } : { outcome: "unknown", reason };
}

/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), at least a second, at most an hour; without it `pause` ms. */
export function slowDown(headers: Headers, pause = PAUSE_MS): Sent {
  const wanted = retryAfter(headers) ?? pause;
  return { outcome: "slow-down", retryAfter: Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, wanted)) };
}

/** One line for people of what a carrier said, at most 200 characters. */
export function reasonOf(...parts: readonly string[]): string {
  const line = parts
    .filter((part) => part !== "")
    .join(": ")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1).toWellFormed()}…` : line;
}

/** An answer's body as JSON; undefined for anything else. */
export function jsonOf(answer: CarrierAnswer): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}

/** A date is counted from the answer's own `Date`: the carrier's clock is not ours. */
function retryAfter(headers: Headers): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const until = /^[A-Z][a-z]{2}, \d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const sent = Date.parse(headers.get("date") ?? "");
  return until - (Number.isNaN(sent) ? Date.now() : sent);
}
