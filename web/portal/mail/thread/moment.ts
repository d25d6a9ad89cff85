import { m } from "../../../shared/paraglide/messages.js";
import { dayOf, shortDay, timeOfDay } from "../../clock.ts";
import { language } from "../../language.ts";

/** `Today, 09:38`; `20 Nov, 17:40`; with the year where it is another one. */
export function mailMoment(at: number): string {
  if (dayOf(at) === dayOf(Date.now())) return m.inbox_today({ day: timeOfDay(at) });
  const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
  const format = { day: "numeric", month: "short", year: "numeric" } as const;
  const day = sameYear ? shortDay(at) : new Intl.DateTimeFormat(language.value, format).format(at);
  return `${day}, ${timeOfDay(at)}`;
}

/** In full, as it is printed. */
export function fullMoment(at: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "full", timeStyle: "short" }).format(at);
}
