const DAY_MS = 86_400_000;

/** A moment to come or just gone, as the reader says it: `09:00`, `tomorrow 09:00`, `Mon, 30 Nov, 09:00`. In the reader's own zone. */
export function when(at: number, now: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  if (days === 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day")} ${time}`;
  const far = Math.abs(days) > 300 ? ({ year: "numeric" } as const) : {};
  const day = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", ...far }).format(
    at,
  );
  return `${day} ${time}`;
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
