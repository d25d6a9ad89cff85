import { useSignal } from "@preact/signals";
import { readable } from "../../../../domain/campaign/contrast.ts";
import { textFor } from "../../../../domain/campaign/texts.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";
import { shownLanguage } from "./reveal.ts";
import { useEditor } from "./use-editor.ts";
import "./preview.css";

const FIELDS = ["name", "mail", "phone", "message"] as const;

/** The widget as a visitor would see it with what stands in the form: colour, texts and fields, in the language that is written. */
export function Preview() {
  const { draft } = useEditor();
  const open = useSignal(true);
  const { colour, messages, form, defaultLanguage, name } = draft.value;
  const language = shownLanguage.value;
  const { fill, text } = readable(colour);
  const spoken = { locale: language };
  const labels = {
    name: m.widget_name({}, spoken),
    mail: m.widget_mail({}, spoken),
    phone: textFor(form.phoneLabel, language, defaultLanguage),
    message: m.widget_message({}, spoken),
  };
  const said = textFor(open.value ? messages.welcome : messages.outOfTime, language, defaultLanguage);
  const paint = { background: fill, color: text };
  return (
    <aside class="campaign-preview" aria-labelledby="preview">
      <div class="preview-head">
        <h2 id="preview">{m.campaigns_preview()}</h2>
        <fieldset class="segmented">
          <legend class="visually-hidden">{m.campaigns_preview_state()}</legend>
          {[true, false].map((state) => (
            <button
              key={String(state)}
              type="button"
              aria-pressed={open.value === state}
              onClick={() => {
                open.value = state;
              }}
            >
              {state ? m.campaigns_preview_open() : m.campaigns_preview_closed()}
            </button>
          ))}
        </fieldset>
      </div>
      <p class="quiet preview-language">{LANGUAGE_NAMES[language]}</p>
      <div class="preview-panel" lang={language}>
        <div class="preview-bar" style={paint}>
          <strong class="cut">{name === "" ? m.campaigns_unnamed() : name}</strong>
          <span>{open.value ? m.widget_answers_soon({}, spoken) : m.widget_closed_now({}, spoken)}</span>
        </div>
        {said !== "" && <p class="preview-said">{said}</p>}
        {open.value && (
          <>
            {FIELDS.filter((field) => form[field] !== "hidden").map((field) => (
              <p key={field} class="preview-field">
                {labels[field]}{" "}
                {form[field] === "optional" && <span class="quiet">{m.widget_optional({}, spoken)}</span>}
                <span class={field === "message" ? "preview-box tall" : "preview-box"} />
              </p>
            ))}
            {form.consent !== null && (
              <p class="preview-consent">
                <span class="preview-tick" /> {textFor(form.consent.text, language, defaultLanguage)}
              </p>
            )}
            <p class="preview-start" style={paint}>
              {m.widget_start({}, spoken)}
            </p>
          </>
        )}
      </div>
    </aside>
  );
}
