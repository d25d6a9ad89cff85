import { signal } from "@preact/signals";
import type { Language } from "../../../../domain/campaign/campaign.ts";
import { LANGUAGE_NAMES } from "../../language.ts";
import { idOf } from "./use-editor.ts";

/** The language whose texts are written and previewed. */
export const shownLanguage = signal<Language>("es");

/** Leads to a field: to its language first, and to the nearest thing around it where it has no element of its own. */
export function reveal(path: string): void {
  const language = languageOf(path);
  if (language !== undefined) shownLanguage.value = language;
  requestAnimationFrame(() => {
    for (let at = path; at !== ""; at = at.replace(/\.?[^.]*$/, "")) {
      const field = document.getElementById(idOf(at));
      if (field === null) continue;
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
      return;
    }
  });
}

function languageOf(path: string): Language | undefined {
  const last = path.split(".").at(-1) ?? "";
  return Object.keys(LANGUAGE_NAMES).find((one): one is Language => one === last);
}
