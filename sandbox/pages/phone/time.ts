const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });

/** Today the time, before it the day. */
export function clockOf(at: number): string {
  return isToday(at) ? clock.format(at) : day.format(at);
}

export function timeOf(at: number): string {
  return clock.format(at);
}

export function dayOf(at: number): string {
  return isToday(at) ? "Today" : day.format(at);
}

function isToday(at: number): boolean {
  return new Date(at).toDateString() === new Date().toDateString();
}
