import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import type WaSwitch from "@awesome.me/webawesome/dist/components/switch/switch.js";
import { recordErrorText } from "./field-error.ts";
import { useField } from "./record-form.ts";

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
}

interface TextProps extends FieldProps {
  type?: "text" | "number" | "password" | "date" | "time";
  disabled?: boolean;
  autofocus?: boolean;
  longest?: number;
}

/** One line of text, a number, a date or a time; its complaint stands in place of its hint. */
export function Text({
  name,
  label,
  hint = "",
  type = "text",
  disabled = false,
  autofocus = false,
  longest,
}: TextProps) {
  const { value, error, set } = useField(name, label);
  return (
    <wa-input
      id={`field-${name}`}
      class={error === undefined ? "" : "bad"}
      size="s"
      type={type}
      label={label}
      hint={error === undefined ? hint : recordErrorText(error)}
      disabled={disabled}
      autofocus={autofocus}
      autocomplete={type === "password" ? "new-password" : "off"}
      password-toggle={type === "password"}
      without-spin-buttons
      value={String(value ?? "")}
      {...(longest === undefined ? {} : { maxlength: longest })}
      onInput={(event: Event) => {
        const typed = (event.currentTarget as WaInput).value ?? "";
        set(type === "number" ? (typed === "" ? Number.NaN : Number(typed)) : typed);
      }}
    />
  );
}

/** One of a few. */
export function Choice({
  name,
  label,
  hint = "",
  choices,
}: FieldProps & { choices: readonly (readonly [string, string])[] }) {
  const { value, error, set } = useField(name, label);
  return (
    <wa-select
      id={`field-${name}`}
      class={error === undefined ? "" : "bad"}
      size="s"
      label={label}
      hint={error === undefined ? hint : recordErrorText(error)}
      value={String(value ?? "")}
      onChange={(event: Event) => set(String((event.currentTarget as WaSelect).value ?? ""))}
    >
      {choices.map(([one, text]) => (
        <wa-option key={one} value={one}>
          {text}
        </wa-option>
      ))}
    </wa-select>
  );
}

export function Tick({ name, label, hint = "" }: FieldProps) {
  const { value, error, set } = useField(name, label);
  return (
    <wa-switch
      id={`field-${name}`}
      class={error === undefined ? "" : "bad"}
      size="s"
      checked={value === true}
      hint={error === undefined ? hint : recordErrorText(error)}
      onChange={(event: Event) => set((event.currentTarget as WaSwitch).checked)}
    >
      {label}
    </wa-switch>
  );
}
