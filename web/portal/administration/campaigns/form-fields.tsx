import type { FieldRule } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";
import { Consent } from "./consent.tsx";
import { TextField } from "./field.tsx";
import { LanguageTabs } from "./language-tabs.tsx";
import { shownLanguage } from "./reveal.ts";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

const RULES: readonly (readonly [FieldRule, () => string])[] = [
  ["hidden", m.campaigns_rule_hidden],
  ["optional", m.campaigns_rule_optional],
  ["required", m.campaigns_rule_required],
];
const FIELDS = {
  name: [m.campaigns_form_name, m.campaigns_type_text],
  mail: [m.campaigns_form_mail, m.campaigns_type_mail],
  phone: [m.campaigns_form_phone, m.campaigns_type_text],
  message: [m.campaigns_form_message, m.campaigns_type_long],
} as const;
const LONGEST_LABEL = 60;

/** What a visitor fills in, in the widget's order (WEB-50 to WEB-53). */
export function FormFields() {
  const { form } = useEditor().draft.value;
  const language = shownLanguage.value;
  const labelled = form.phone !== "hidden" || form.consent !== null;
  return (
    <Section id="form" aside={labelled && <LanguageTabs missing={() => 0} />}>
      <p class="quiet">{m.campaigns_form_intro()}</p>
      <table class="form-fields">
        <thead>
          <tr>
            <th scope="col">{m.campaigns_form_field()}</th>
            <th scope="col">{m.campaigns_form_type()}</th>
            <th scope="col">{m.campaigns_form_rule()}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((field) => (
            <Rule key={field} field={field} rule={form[field]} />
          ))}
        </tbody>
      </table>
      <div class="fields">
        {form.phone !== "hidden" && (
          <TextField
            key={language}
            path={`form.phoneLabel.${language}`}
            label={m.campaigns_in_language({ label: m.campaigns_phone_label(), language: LANGUAGE_NAMES[language] })}
            hint={m.campaigns_phone_label_hint()}
            longest={LONGEST_LABEL}
            value={form.phoneLabel[language] ?? ""}
            set={(into, value) => {
              if (value === "") delete into.form.phoneLabel[language];
              else into.form.phoneLabel[language] = value;
            }}
          />
        )}
        <Consent />
      </div>
    </Section>
  );
}

function Rule({ field, rule }: { field: keyof typeof FIELDS; rule: FieldRule }) {
  const editor = useEditor();
  const [label, type] = FIELDS[field];
  return (
    <tr>
      <th scope="row">{label()}</th>
      <td class="quiet">{type()}</td>
      <td>
        <fieldset class="segmented">
          <legend class="visually-hidden">{label()}</legend>
          {RULES.map(([one, text]) => (
            <button
              key={one}
              type="button"
              aria-pressed={rule === one}
              onClick={() =>
                editor.edit((draft) => {
                  draft.form[field] = one;
                })
              }
            >
              {text()}
            </button>
          ))}
        </fieldset>
      </td>
    </tr>
  );
}
