interface DayProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  choose: (day: string) => void;
}

/** One local day. */
export function Day({ label, value, min, max, choose }: DayProps) {
  return (
    <label class="report-field">
      <span>{label}</span>
      <input
        aria-label={label}
        type="date"
        value={value}
        min={min}
        max={max}
        onChange={(event) => event.currentTarget.value !== "" && choose(event.currentTarget.value)}
      />
    </label>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  choose: (value: string) => void;
}

/** One of a few. */
export function Choice({ label, value, choices, choose }: ChoiceProps) {
  return (
    <label class="report-field">
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map(([one, name]) => (
          <option key={one} value={one} selected={one === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
