import { serviceLevels } from "../statistics/service-level.ts";

/** What a supervisor wants to be told of at once. Every rule is a function of what is known now; what is announced follows from two moments. */
export type Alert =
  /** Fewer of those whose wait has ended were answered in time than the campaign wants; both 0 to 1. */
  | { kind: "service-level"; campaign: string; level: number; wanted: number }
  /** The first in line waits longer than the campaign allows; ms since which, and the seconds that are allowed. */
  | { kind: "wait"; campaign: string; since: number; allowed: number }
  /** A break has outlasted its limit; ms by which. */
  | { kind: "break"; agent: string; name: string; since: number; over: number }
  /** Customers wait and nobody may be given one. */
  | { kind: "nobody-there"; campaign: string; waiting: number }
  /** A carrier's account answers with errors, or wants nothing for now; ms since which, in the carrier's words. */
  | { kind: "provider"; provider: string; since: number; detail: string };

export interface AlertLimits {
  /** Percent of those answered or abandoned; 0: never. */
  level: number;
  /** With fewer ended waits than this a share says nothing yet. */
  leastEnded: number;
  /** Seconds of the longest wait; 0: those of the service level. */
  wait: number;
  /** Tells of breaks over their limit. */
  breaks: boolean;
  /** Tells of carriers that fail. */
  providers: boolean;
}

export const DEFAULT_LIMITS: AlertLimits = { level: 80, leastEnded: 10, wait: 0, breaks: true, providers: true };

export interface CampaignNow {
  campaign: string;
  /** Seconds. */
  serviceLevel: number;
  counts: Parameters<typeof serviceLevels>[0];
  waiting: number;
  /** ms since which the first in line waits; null: nobody does. */
  oldest: number | null;
  /** Members who are signed in and not on a break. */
  there: number;
}

export interface AgentNow {
  agent: string;
  break: { name: string; since: number; limit: number } | null;
}

/** What an account's object has seen of its carrier; ms. */
export interface ProviderNow {
  provider: string;
  lastOut: number | null;
  lastError: { at: number; detail: string } | null;
  /** Until then the carrier wants nothing; null: it does. */
  slowUntil: number | null;
}

const MINUTE_MS = 60_000;
/** An error after which nothing was tried any more says little of now. */
const ERROR_COUNTS_MS = 15 * MINUTE_MS;

/** The breaches of one campaign at `now`, ms. */
export function campaignAlerts(one: CampaignNow, limits: AlertLimits, now: number): Alert[] {
  const { campaign, counts, oldest, waiting } = one;
  const alerts: Alert[] = [];
  const ended = counts.answered + counts.abandoned;
  const level = serviceLevels(counts).withAbandoned;
  const wanted = limits.level / 100;
  if (wanted > 0 && ended >= limits.leastEnded && level !== null && level < wanted)
    alerts.push({ kind: "service-level", campaign, level, wanted });
  const allowed = limits.wait > 0 ? limits.wait : one.serviceLevel;
  if (oldest !== null && allowed > 0 && now - oldest > allowed * 1_000)
    alerts.push({ kind: "wait", campaign, since: oldest, allowed });
  if (waiting > 0 && one.there === 0) alerts.push({ kind: "nobody-there", campaign, waiting });
  return alerts;
}

/** An agent whose break has outlasted its limit (minutes, 0: none) at `now`, ms. */
export function breakAlerts({ agent, break: pause }: AgentNow, limits: AlertLimits, now: number): Alert[] {
  if (!limits.breaks || pause === null || pause.limit === 0) return [];
  const over = now - pause.since - pause.limit * MINUTE_MS;
  return over > 0 ? [{ kind: "break", agent, name: pause.name, since: pause.since, over }] : [];
}

/** A carrier's account that has failed within a quarter of an hour and not sent since, or that is told to wait, at `now`, ms. */
export function providerAlerts(one: ProviderNow, limits: AlertLimits, now: number): Alert[] {
  const { provider, lastError, lastOut, slowUntil } = one;
  if (!limits.providers || lastError === null) return [];
  const fails = lastError.at > (lastOut ?? 0) && now - lastError.at <= ERROR_COUNTS_MS;
  if (!fails && (slowUntil ?? 0) <= now) return [];
  return [{ kind: "provider", provider, since: lastError.at, detail: lastError.detail }];
}

/** Which breach it is: while it lasts the same one, however its figures move. */
export function breachOf(alert: Alert): string {
  if (alert.kind === "break") return `break ${alert.agent} ${alert.since}`;
  return `${alert.kind} ${alert.kind === "provider" ? alert.provider : alert.campaign}`;
}

/** Each breach is announced once; what is over is cleared, and may be announced again when it comes back. */
export function announced(
  before: ReadonlySet<string>,
  alerts: readonly Alert[],
): { raised: Alert[]; cleared: string[]; standing: ReadonlySet<string> } {
  const standing = new Set(alerts.map(breachOf));
  return {
    raised: alerts.filter((alert) => !before.has(breachOf(alert))),
    cleared: [...before].filter((breach) => !standing.has(breach)),
    standing,
  };
}
