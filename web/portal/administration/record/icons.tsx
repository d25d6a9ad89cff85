import { Icon } from "../../icon.tsx";
import type { IconName } from "../../icons.ts";
import { useField } from "./record-form.ts";

interface IconsProps {
  name: string;
  label: string;
  /** Each with what it stands for. */
  choices: readonly (readonly [IconName, string])[];
}

/** One picture of a fixed set. */
export function Icons({ name, label, choices }: IconsProps) {
  const { value, set } = useField(name, label);
  return (
    <fieldset class="record-icons" id={`field-${name}`} tabIndex={-1}>
      <legend>{label}</legend>
      {choices.map(([icon, called]) => (
        <label key={icon} title={called}>
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            value={icon}
            checked={value === icon}
            onChange={() => set(icon)}
          />
          <Icon name={icon} />
          <span class="visually-hidden">{called}</span>
        </label>
      ))}
    </fieldset>
  );
}
