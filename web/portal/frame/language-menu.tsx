import { LANGUAGES, type Language } from "../../../domain/campaign/campaign.ts";
import { m } from "../../shared/paraglide/messages.js";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES_OFFERED, language } from "../language.ts";
import { selected } from "./selected.ts";

export function LanguageMenu() {
  const choose = (event: Event) => {
    const next = LANGUAGES.find((one) => one === selected(event));
    if (next !== undefined) chooseLanguage(next);
  };
  return (
    <wa-dropdown placement="bottom-end" size="s" class="only-wide" onwa-select={choose}>
      <button slot="trigger" type="button" class="top-bar-button" aria-label={m.portal_language()}>
        {language.value.toUpperCase()}
      </button>
      {LANGUAGES_OFFERED.map((one) => (
        <LanguageItem key={one} language={one} />
      ))}
    </wa-dropdown>
  );
}

export function LanguageItem({ language: one }: { language: Language }) {
  return (
    <wa-dropdown-item type="checkbox" value={one} checked={one === language.value}>
      <span lang={one}>{LANGUAGE_NAMES[one]}</span>
    </wa-dropdown-item>
  );
}
