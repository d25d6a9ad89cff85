import { useMemo } from "preact/hooks";
import {
  ENCODINGS,
  NUMBER_FORMATS,
  PROVIDER_FORMS,
  PROVIDER_TYPES,
  type ProviderResource,
  type ProviderType,
} from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { useField, useRecord } from "../record/record-form.ts";
import { countries } from "./countries.ts";
import { type Draft, ofType, type ProviderField } from "./draft.ts";
import { FORMAT_NAMES, leadOf, TYPE_NAMES, wordsOf } from "./words.ts";

const NUMBERS: readonly ProviderField[] = ["country", "numberFormat", "pattern", "rate"];

/** Name and type, then what the type asks for (SMS-1, SMS-4). The type of a kept account stays: its webhooks and ids are that company's. */
export function ProviderFields({ kept }: { kept: ProviderResource | null }) {
  const { draft } = useRecord();
  const type = draft.value.type as Draft["type"];
  const form = type === "" ? null : PROVIDER_FORMS[type];
  const drawn = (fields: readonly ProviderField[]) =>
    fields.map((field) => type !== "" && <Field key={field} field={field} type={type} kept={kept} />);
  return (
    <>
      <div class="record-lead">
        {leadOf(type).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <section class="form-section" aria-labelledby="section-account">
        <h2 id="section-account">{m.providers_section_account()}</h2>
        <div class="fields">
          <Text name="name" label={m.providers_name()} hint={m.providers_name_hint()} longest={64} required />
          {kept === null ? <TypeChoice /> : <FixedType type={kept.type} />}
          {form !== null && drawn(form.fields.filter((field) => !NUMBERS.includes(field)))}
        </div>
      </section>
      {form !== null && (
        <section class="form-section" aria-labelledby="section-numbers">
          <h2 id="section-numbers">{m.providers_section_numbers()}</h2>
          <div class="fields">
            {drawn(form.fields.filter((field) => NUMBERS.includes(field)))}
            <div class="wide provider-ticks">
              <Tick name="enabled" label={m.providers_enabled()} hint={m.providers_enabled_hint()} />
              {form.channel === "sms" && (
                <Tick name="isDefault" label={m.providers_default()} hint={m.providers_default_hint()} />
              )}
            </div>
          </div>
        </section>
      )}
    </>
  );
}

function TypeChoice() {
  const { draft } = useRecord();
  const { complaint, value } = useField("type", m.providers_type());
  return (
    <div class={complaint === undefined ? "native-field" : "native-field bad"}>
      <label for="field-type">
        {m.providers_type()} <span aria-hidden="true">*</span>
      </label>
      <select
        id="field-type"
        required
        value={String(value)}
        aria-describedby="field-type-hint"
        onChange={(event) => {
          const chosen = PROVIDER_TYPES.find((type) => type === event.currentTarget.value);
          if (chosen !== undefined) draft.value = { ...ofType(draft.value as unknown as Draft, chosen) };
        }}
      >
        <option value="" disabled>
          {m.providers_type_choose()}
        </option>
        {PROVIDER_TYPES.map((type) => (
          <option key={type} value={type}>
            {TYPE_NAMES[type]()}
          </option>
        ))}
      </select>
      <span id="field-type-hint" class={complaint === undefined ? "native-hint" : "native-hint field-error"}>
        {complaint ?? m.providers_type_hint()}
      </span>
    </div>
  );
}

function FixedType({ type }: { type: ProviderType }) {
  return (
    <dl class="fixed-field">
      <dt>{m.providers_type()}</dt>
      <dd>{TYPE_NAMES[type]()}</dd>
    </dl>
  );
}

interface FieldProps {
  field: ProviderField;
  type: ProviderType;
  kept: ProviderResource | null;
}

function Field({ field, type, kept }: FieldProps) {
  const { label, hint } = wordsOf(type, field);
  const words = { name: field, label, hint, required: PROVIDER_FORMS[type].required.includes(field) };
  switch (field) {
    case "encoding":
      return (
        <Choice
          {...words}
          choices={ENCODINGS.map((one) => [
            one,
            { auto: m.providers_encoding_auto, gsm: m.providers_encoding_gsm, unicode: m.providers_encoding_unicode }[
              one
            ](),
          ])}
        />
      );
    case "numberFormat":
      return <Choice {...words} choices={NUMBER_FORMATS.map((one) => [one, FORMAT_NAMES[one]()])} />;
    case "country":
      return <Country {...words} />;
    case "humanAgent":
    case "carrierAnswersStop":
      return (
        <div class="wide">
          <Tick {...words} />
        </div>
      );
    case "rate":
      return <Text {...words} type="number" />;
    case "password":
    case "token":
    case "appSecret":
    case "verifyToken":
      return (
        <Text
          {...words}
          hint={kept?.secrets.includes(field) ? m.providers_kept() : hint}
          type="password"
          longest={2_000}
        />
      );
    case "url":
      return (
        <div class="wide">
          <Text {...words} longest={500} />
        </div>
      );
    default:
      return <Text {...words} longest={500} />;
  }
}

/** The browser's own list: two hundred and fifty countries are found by typing their first letters. */
function Country({ name, label, hint }: { name: string; label: string; hint: string }) {
  const { value, complaint, set } = useField(name, label);
  const all = useMemo(countries, []);
  return (
    <div class={complaint === undefined ? "native-field" : "native-field bad"}>
      <label for={`field-${name}`}>{label}</label>
      <select
        id={`field-${name}`}
        value={String(value)}
        aria-describedby={`field-${name}-hint`}
        onChange={(event) => set(event.currentTarget.value)}
      >
        {all.map(([code, country]) => (
          <option key={code} value={code}>
            {country}
          </option>
        ))}
      </select>
      <span id={`field-${name}-hint`} class={complaint === undefined ? "native-hint" : "native-hint field-error"}>
        {complaint ?? hint}
      </span>
    </div>
  );
}
