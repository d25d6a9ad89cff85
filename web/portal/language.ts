import { signal } from "@preact/signals";
import type { Language } from "../../domain/campaign/campaign.ts";
import { getLocale, locales, setLocale } from "../shared/paraglide/runtime.js";

export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", es: "Español", pt: "Português" };

/** The interface's language; changing it draws everything anew, without a reload. */
export const language = signal<Language>(getLocale());
document.documentElement.lang = language.value;

export function chooseLanguage(next: Language): void {
  void setLocale(next, { reload: false });
  document.documentElement.lang = next;
  language.value = next;
}

export const LANGUAGES_OFFERED: readonly Language[] = locales;
