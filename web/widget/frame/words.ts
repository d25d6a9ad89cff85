import { m } from "../../shared/paraglide/messages.js";
import { language } from "./chat.ts";

type Key = { [Name in keyof typeof m]: Name extends `widget_${string}` ? Name : never }[keyof typeof m];
type Inputs<Name extends Key> = Parameters<(typeof m)[Name]>[0];

/** A text of the widget in the visitor's language; read inside a component it follows a change of language. */
export function t<Name extends Key>(name: Name, inputs?: Inputs<Name>): string {
  const message = m[name] as (inputs: unknown, options: { locale: string }) => string;
  return message(inputs ?? {}, { locale: language.value });
}

export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString(language.value, { hour: "2-digit", minute: "2-digit" });
}

/** When it opens, in the visitor's own clock: the day only if it is not today. */
export function whenOf(iso: string): string {
  const at = new Date(iso);
  const sameDay = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(language.value, {
    ...(sameDay ? {} : { weekday: "long", day: "numeric", month: "long" }),
    hour: "2-digit",
    minute: "2-digit",
  });
}
