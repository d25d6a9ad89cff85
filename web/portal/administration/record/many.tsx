import { m } from "../../../shared/paraglide/messages.js";
import { useField } from "./record-form.ts";

interface ManyProps {
  name: string;
  label: string;
  /** Where one field has several boxes of ticks, the name of this one. */
  legend?: string;
  hint?: string;
  choices: readonly (readonly [string, string])[];
  /** Offers to tick all of them, or none. */
  all?: boolean;
}

/** Any of many, ticked. */
export function Many({ name, label, legend = label, hint = "", choices, all = false }: ManyProps) {
  const { value, complaint, set } = useField(name, label);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  if (choices.length === 0) return null;
  const said = complaint ?? hint;
  return (
    <fieldset class="record-many" id={legend === label ? `field-${name}` : undefined} tabIndex={-1}>
      <legend>
        {legend}
        {all && (
          <span class="quiet">
            {" "}
            {m.people_chosen({ count: chosen.length, of: Math.max(choices.length, chosen.length) })}
          </span>
        )}
      </legend>
      {all && choices.length > 1 && (
        <p class="record-all">
          <button type="button" class="link" onClick={() => set(choices.map(([one]) => one))}>
            {m.people_choose_all()}
          </button>
          <button type="button" class="link" onClick={() => set([])}>
            {m.people_choose_none()}
          </button>
        </p>
      )}
      <div class={all ? "record-ticks long" : "record-ticks"}>
        {choices.map(([one, text]) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={() => set(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one])}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {said !== "" && <p class={complaint === undefined ? "quiet" : "bad-word"}>{said}</p>}
    </fieldset>
  );
}
