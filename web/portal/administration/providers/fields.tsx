import {
  PROVIDER_FORMS,
  PROVIDER_TYPES,
  type ProviderResource,
  type ProviderType,
} from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Text, Tick } from "../record/fields.tsx";
import { useField, useRecord } from "../record/record-form.ts";
import { type Draft, ofType, type ProviderField } from "./draft.ts";
import { Field } from "./field.tsx";
import { leadOf, TYPE_NAMES } from "./words.ts";

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
