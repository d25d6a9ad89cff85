const FIRST = Date.UTC(2000, 0);
const END = Date.UTC(2060, 0);
const DAY_MS = 24 * 60 * 60_000;

/**
 * The fewest days, months and years (UTC) that cover a time from an instant until before another (ms), as tags of the archive's search:
 * `d20261123`, `m202611`, `y2026`. Whole days: what lies at the ends is to be looked at closely.
 */
export function daysCovering(from: number = FIRST, until: number = END): string[] {
  const tags: string[] = [];
  const end = Math.min(until, END);
  for (let at = startOfDay(Math.max(from, FIRST)); at < end; ) {
    const day = new Date(at);
    const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
    const [nextYear, nextMonth] = [Date.UTC(year + 1, 0), Date.UTC(year, month + 1)];
    const text = day.toISOString().replaceAll("-", "");
    if (date === 1 && month === 0 && nextYear <= end) {
      tags.push(`y${text.slice(0, 4)}`);
      at = nextYear;
    } else if (date === 1 && nextMonth <= end) {
      tags.push(`m${text.slice(0, 6)}`);
      at = nextMonth;
    } else {
      tags.push(`d${text.slice(0, 8)}`);
      at += DAY_MS;
    }
  }
  return tags;
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
