import { LANGUAGES, type Language } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";
import { shownLanguage } from "./reveal.ts";
import { useEditor } from "./use-editor.ts";

/** Which language is written now: of the messages, the form's labels and the preview. A mark where a text is missing or wrong. */
export function LanguageTabs({ missing }: { missing: (language: Language) => number }) {
  const { errors } = useEditor();
  return (
    <fieldset class="segmented">
      <legend class="visually-hidden">{m.campaigns_language_tabs()}</legend>
      {LANGUAGES.map((language) => {
        const count = missing(language);
        const wrong = errors.value.some(({ path }) => path.startsWith("messages.") && path.endsWith(`.${language}`));
        return (
          <button
            key={language}
            type="button"
            aria-pressed={shownLanguage.value === language}
            onClick={() => {
              shownLanguage.value = language;
            }}
          >
            {LANGUAGE_NAMES[language]}
            {(count > 0 || wrong) && <span class={wrong ? "dot late" : "dot away"} aria-hidden="true" />}
            {count > 0 && <span class="visually-hidden"> {m.campaigns_missing_here({ count })}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
