import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import type WaSwitch from "@awesome.me/webawesome/dist/components/switch/switch.js";
import { m } from "../../../shared/paraglide/messages.js";
import type { Draft } from "./draft.ts";
import { Hint } from "./hint.tsx";
import { labelOf } from "./labels.ts";
import { idOf, useEditor, useError } from "./use-editor.ts";

export interface FieldProps<Value> {
  /** Of the draft: `thresholds.acd`. Its label and its error are found by it. */
  path: string;
  /** Where the path's own label is not what is asked here. */
  label?: string;
  hint?: string;
  required?: boolean;
  value: Value;
  set: (draft: Draft, value: Value) => void;
}

interface TextFieldProps extends FieldProps<string> {
  placeholder?: string;
  longest?: number;
}

export function TextField({ path, label, hint, required = false, value, set, placeholder, longest }: TextFieldProps) {
  const editor = useEditor();
  return (
    <wa-input
      id={idOf(path)}
      class={useError(path) === undefined ? "" : "bad"}
      size="s"
      label={label ?? labelOf(path)}
      required={required}
      value={value}
      autocomplete="off"
      placeholder={placeholder ?? ""}
      {...(longest !== undefined && { maxlength: longest })}
      onInput={(event: Event) => {
        const typed = (event.currentTarget as WaInput).value ?? "";
        editor.edit((draft) => set(draft, typed));
      }}
    >
      <Hint path={path} hint={hint} />
    </wa-input>
  );
}

interface FigureProps extends FieldProps<number> {
  unit: string;
  /** The default, said beside the hint. */
  preset?: number;
}

/** A whole number with its unit. */
export function Figure({ path, hint = "", required = false, value, set, unit, preset }: FigureProps) {
  const editor = useEditor();
  const whole = preset === undefined ? hint : `${hint} ${m.campaigns_default_is({ value: preset })}`;
  return (
    <wa-input
      id={idOf(path)}
      class={useError(path) === undefined ? "" : "bad"}
      size="s"
      type="number"
      inputmode="numeric"
      step="any"
      without-spin-buttons
      label={labelOf(path)}
      required={required}
      value={Number.isNaN(value) ? "" : String(value)}
      onInput={(event: Event) => {
        const typed = (event.currentTarget as WaInput).value ?? "";
        editor.edit((draft) => set(draft, typed === "" ? Number.NaN : Number(typed)));
      }}
    >
      <span slot="end" class="unit quiet">
        {unit}
      </span>
      <Hint path={path} hint={whole} />
    </wa-input>
  );
}

interface ChoiceProps<Value extends string> extends FieldProps<Value> {
  choices: readonly (readonly [Exclude<Value, "">, string])[];
  placeholder?: string;
  disabled?: boolean;
}

/** One of a few. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { path, label, hint, required = false, value, set, choices, placeholder = "", disabled = false } = props;
  const editor = useEditor();
  return (
    <wa-select
      id={idOf(path)}
      class={useError(path) === undefined ? "" : "bad"}
      size="s"
      label={label ?? labelOf(path)}
      required={required}
      disabled={disabled}
      placeholder={placeholder}
      value={value}
      onChange={(event: Event) => {
        const chosen = String((event.currentTarget as WaSelect).value ?? "");
        const known = choices.find(([one]) => one === chosen);
        if (known !== undefined) editor.edit((draft) => set(draft, known[0] as Value));
      }}
    >
      {choices.map(([one, text]) => (
        <wa-option key={one} value={one}>
          {text}
        </wa-option>
      ))}
      <Hint path={path} hint={hint} />
    </wa-select>
  );
}

/** Yes or no. */
export function Tick({ path, label, hint = "", value, set }: FieldProps<boolean>) {
  const editor = useEditor();
  return (
    <wa-switch
      id={idOf(path)}
      size="s"
      checked={value}
      hint={hint}
      onChange={(event: Event) => {
        const { checked } = event.currentTarget as WaSwitch;
        editor.edit((draft) => set(draft, checked));
      }}
    >
      {label ?? labelOf(path)}
    </wa-switch>
  );
}
