import { signal } from "@preact/signals";
import { LANGUAGES, type Language } from "../../../domain/campaign/campaign.ts";
import type { WebchatWelcome } from "../../../protocol/webchat.ts";
import * as api from "./api.ts";
import { keep, kept } from "./kept.ts";
import { query } from "./place.ts";

/** The campaign's door in the visitor's language: whether it is open, its texts and its form; null until it has answered. */
export const welcome = signal<WebchatWelcome | null>(null);
/** Why there is no welcome: this campaign is not for this site, or nobody answers now. */
export const failure = signal<"not-here" | "later" | null>(null);
export const language = signal<Language>("es");

/** The language chosen here before, else the site's, else the browser's. */
export function usualLanguage(): Language {
  return (
    kept().language ??
    LANGUAGES.find((one) => one === query.language) ??
    LANGUAGES.find((one) => navigator.language.startsWith(one)) ??
    "es"
  );
}

/** Shows everything in another language; `byHand`: the next visit begins with it. */
export async function setLanguage(next: Language, byHand = false): Promise<void> {
  language.value = next;
  document.documentElement.lang = next;
  if (byHand) keep({ language: next });
  try {
    welcome.value = await api.welcome(next);
    failure.value = null;
  } catch (error) {
    if (welcome.value !== null) return;
    failure.value = error instanceof api.Refusal && error.problem.code !== "unavailable" ? "not-here" : "later";
  }
}
