import type { Language } from "../../../domain/campaign/campaign.ts";
import type { LocalizedString } from "../../shared/paraglide/runtime.js";
import { language } from "./welcome.ts";

type Message<Inputs> = (inputs: Inputs, options: { locale: Language }) => LocalizedString;

/** A text in the visitor's language; read inside a component it follows a change of language. Messages are named one by one, so that the build drops those of the portal. */
export function t(message: Message<Record<string, never>>): string;
export function t<Inputs>(message: Message<Inputs>, inputs: Inputs): string;
export function t<Inputs>(message: Message<Inputs>, inputs?: Inputs): string {
  return message(inputs ?? ({} as Inputs), { locale: language.value });
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
