import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";
import { TextField, Tick } from "./field.tsx";
import { shownLanguage } from "./reveal.ts";
import { TextArea } from "./text-area.tsx";
import { useEditor } from "./use-editor.ts";

/** The box that a visitor must tick before the chat. */
export function Consent() {
  const { consent } = useEditor().draft.value.form;
  const language = shownLanguage.value;
  return (
    <>
      <div class="wide">
        <Tick
          path="form.consent"
          label={m.campaigns_consent()}
          hint={m.campaigns_consent_hint()}
          value={consent !== null}
          set={(into, value) => {
            into.form.consent = value ? { text: {}, link: "" } : null;
          }}
        />
      </div>
      {consent !== null && (
        <>
          <TextArea
            key={language}
            path={`form.consent.text.${language}`}
            label={m.campaigns_in_language({ label: m.campaigns_consent_text(), language: LANGUAGE_NAMES[language] })}
            value={consent.text[language] ?? ""}
            set={({ form }, value) => {
              if (form.consent === null) return;
              if (value === "") delete form.consent.text[language];
              else form.consent.text[language] = value;
            }}
          />
          <TextField
            path="form.consent.link"
            label={m.campaigns_consent_link()}
            placeholder="https://"
            value={consent.link}
            set={({ form }, value) => {
              if (form.consent !== null) form.consent.link = value.trim();
            }}
          />
        </>
      )}
    </>
  );
}
