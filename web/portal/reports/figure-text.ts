import type { Unit } from "../../../domain/statistics/measures.ts";
import { language } from "../language.ts";
import { figure } from "../number.ts";

/** A figure as its reader writes it; no data is a dash, which is not nothing. */
export function figureText(unit: Unit, value: number | null): string {
  if (value === null) return "–";
  if (unit === "share") return share(value);
  if (unit === "duration") return duration(value);
  return figure(value);
}

function share(value: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language.value, { style: "percent", ...digits }).format(value);
}

/** `0:38`, `12:05`, `1:02:10`. */
function duration(value: number): string {
  const seconds = Math.round(value);
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}

/** `23 Nov`, `November 2026`, `09:00`, of what rows of time are called. */
export function bucketText(bucket: string): string {
  if (/^\d{2}$/.test(bucket)) return `${bucket}:00`;
  const isMonth = /^\d{4}-\d{2}$/.test(bucket);
  const form: Intl.DateTimeFormatOptions = isMonth
    ? { month: "long", year: "numeric" }
    : { weekday: "short", day: "numeric", month: "short" };
  const day = new Date(`${bucket}${isMonth ? "-01" : ""}T00:00:00Z`);
  return new Intl.DateTimeFormat(language.value, { ...form, timeZone: "UTC" }).format(day);
}

/** `Nov 2026`: a month where room is short. */
export function shortMonth(bucket: string): string {
  const form: Intl.DateTimeFormatOptions = { month: "short", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language.value, form).format(new Date(`${bucket}-01T00:00:00Z`));
}
