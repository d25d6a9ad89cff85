const HOUR = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/;

/** What people type for a minute of the day, as `HH:MM`: `9`, `930`, `9.30`, `21h15`. Null when it is none. */
export function minuteOf(typed: string): string | null {
  const [, hour, minute = "00"] = HOUR.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}
