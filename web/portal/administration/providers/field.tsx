import { useMemo } from "preact/hooks";
import {
  ENCODINGS,
  type Encoding,
  NUMBER_FORMATS,
  PROVIDER_FORMS,
  type ProviderResource,
  type ProviderType,
} from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { useField } from "../record/record-form.ts";
import { countries } from "./countries.ts";
import type { ProviderField } from "./draft.ts";
import { FORMAT_NAMES, wordsOf } from "./words.ts";

const ENCODING_NAMES: Record<Encoding, () => string> = {
  auto: m.providers_encoding_auto,
  gsm: m.providers_encoding_gsm,
  unicode: m.providers_encoding_unicode,
};

interface FieldProps {
  field: ProviderField;
  type: ProviderType;
  kept: ProviderResource | null;
}

/** One field of an account, called as its company calls it. */
export function Field({ field, type, kept }: FieldProps) {
  const { label, hint } = wordsOf(type, field);
  const words = { name: field, label, hint, required: PROVIDER_FORMS[type].required.includes(field) };
  switch (field) {
    case "encoding":
      return <Choice {...words} choices={ENCODINGS.map((one) => [one, ENCODING_NAMES[one]()])} />;
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
