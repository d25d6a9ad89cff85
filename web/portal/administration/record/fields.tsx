import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import type WaSwitch from "@awesome.me/webawesome/dist/components/switch/switch.js";
import { useField } from "./record-form.ts";
import { Said } from "./said.tsx";

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
}

interface TextProps extends FieldProps {
  type?: "text" | "number" | "password" | "date" | "time" | "datetime-local";
  disabled?: boolean;
  autofocus?: boolean;
  longest?: number;
}

/** One line of text, a number, a date or a time; its complaint stands in place of its hint. */
export function Text({
  name,
  label,
  hint = "",
  required = false,
  type = "text",
  disabled = false,
  autofocus = false,
  longest,
}: TextProps) {
  const { value, complaint, set } = useField(name, label);
  return (
    <wa-input
      id={`field-${name}`}
      class={complaint === undefined ? "" : "bad"}
      size="s"
      type={type}
      label={label}
      required={required}
      disabled={disabled}
      autofocus={autofocus}
      autocomplete={type === "password" ? "new-password" : "off"}
      password-toggle={type === "password"}
      without-spin-buttons
      value={Number.isNaN(value) ? "" : String(value ?? "")}
      {...(type === "number" && { step: "any", inputmode: "decimal" })}
      {...(longest === undefined ? {} : { maxlength: longest })}
      onInput={(event: Event) => {
        const typed = (event.currentTarget as WaInput).value ?? "";
        set(type === "number" ? (typed === "" ? Number.NaN : Number(typed)) : typed);
      }}
    >
      <Said hint={hint} complaint={complaint} />
    </wa-input>
  );
}

/** One of a few. */
export function Choice({
  name,
  label,
  hint = "",
  required = false,
  placeholder = "",
  choices,
}: FieldProps & { placeholder?: string; choices: readonly (readonly [string, string])[] }) {
  const { value, complaint, set } = useField(name, label);
  return (
    <wa-select
      id={`field-${name}`}
      class={complaint === undefined ? "" : "bad"}
      size="s"
      label={label}
      required={required}
      placeholder={placeholder}
      value={String(value ?? "")}
      onChange={(event: Event) => set(String((event.currentTarget as WaSelect).value ?? ""))}
    >
      {choices.map(([one, text]) => (
        <wa-option key={one} value={one}>
          {text}
        </wa-option>
      ))}
      <Said hint={hint} complaint={complaint} />
    </wa-select>
  );
}

export function Tick({ name, label, hint = "" }: FieldProps) {
  const { value, complaint, set } = useField(name, label);
  return (
    <wa-switch
      id={`field-${name}`}
      class={complaint === undefined ? "" : "bad"}
      size="s"
      checked={value === true}
      onChange={(event: Event) => set((event.currentTarget as WaSwitch).checked)}
    >
      {label}
      <Said hint={hint} complaint={complaint} />
    </wa-switch>
  );
}
