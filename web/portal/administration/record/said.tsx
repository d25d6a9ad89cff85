import { Icon } from "../../icon.tsx";
import "./said.css";

interface SaidProps {
  hint: string;
  /** What is wrong with the field; it stands in place of the hint. */
  complaint: string | undefined;
}

/** What stands under a field: its hint, or the complaint with its mark. */
export function Said({ hint, complaint }: SaidProps) {
  if (complaint === undefined) return hint === "" ? null : <span slot="hint">{hint}</span>;
  return (
    <span slot="hint" class="field-error">
      <Icon name="alert" size={14} />
      {complaint}
    </span>
  );
}
