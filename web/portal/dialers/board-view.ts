import type { BoardCounters, DialerBoard, NotRunning } from "../../../protocol/dialers.ts";

/** What a board's figures come to; SMS-111 to SMS-116. */

/** In the order of the strip; `uploaded` is the sum of the others (delivered lies inside processed). */
export const TOTALS = ["uploaded", "notProcessed", "processed", "blocked", "failed", "other", "unknown"] as const;
export type Total = (typeof TOTALS)[number];

/** In the order of the bar; what is left of it was not processed. */
export const BAR = ["processed", "failed", "blocked", "other", "unknown"] as const;

/** Green: it sends or will by itself; amber: something of others holds it; hollow: it does not run. */
export type Tone = "on" | "held" | "off";

const HELD: readonly (NotRunning | null)[] = ["carrier-slow", "contact-hours", "provider-disabled", "registry-expired"];

export function dealtWith({ uploaded, notProcessed }: BoardCounters): number {
  return uploaded - notProcessed;
}

/** 0 to 1; 0 without any rows. */
export function shareOf(part: number, counters: BoardCounters): number {
  return counters.uploaded === 0 ? 0 : part / counters.uploaded;
}

/** `62.4 %`, `62,4 %`: one decimal, and never 0 or 100 % before it is so. */
export function percent(share: number, language: string): string {
  const kept = share > 0 && share < 1 ? Math.min(0.999, Math.max(0.001, share)) : share;
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(kept);
}

/** SMS-111: enabled and started on demand; whether it sends at this moment is another question. */
export function isActive({ enabled, started }: DialerBoard): boolean {
  return enabled && started;
}

export function toneOf(board: DialerBoard): Tone {
  if (!isActive(board)) return "off";
  return HELD.includes(board.waitingFor) ? "held" : "on";
}

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** `47 s`, `12 min 47 s`, `3 h 20 min`, `2 d 4 h`: the two greatest units, as the reader writes them. */
export function span(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  const two = (greater: string, per: number, lesser: string, of: number) => {
    const rest = Math.floor((whole % per) / of);
    const first = unit(Math.floor(whole / per), greater);
    return rest === 0 ? first : `${first} ${unit(rest, lesser)}`;
  };
  if (whole < MINUTE_S) return unit(whole, "second");
  if (whole < HOUR_S) return two("minute", MINUTE_S, "second", 1);
  return whole < DAY_S ? two("hour", HOUR_S, "minute", MINUTE_S) : two("day", DAY_S, "hour", HOUR_S);
}

/** `1.9 MB`. */
export function bytes(count: number, language: string): string {
  const steps = [
    ["megabyte", 1_000_000],
    ["kilobyte", 1_000],
    ["byte", 1],
  ] as const;
  const [unit, size] = steps.find(([, least]) => count >= least) ?? (["byte", 1] as const);
  const unitDisplay = unit === "byte" ? "long" : "short";
  const format = { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(count / size);
}
