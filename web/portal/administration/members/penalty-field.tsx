import { useSignal } from "@preact/signals";
import type { MemberRow } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";

interface PenaltyFieldProps {
  member: MemberRow;
  place: (penalty: number) => Promise<boolean>;
}

/** WEB-87: 0 to 100, kept when one leaves the field or presses Enter. Different ones in several campaigns show as empty. */
export function PenaltyField({ member, place }: PenaltyFieldProps) {
  const bad = useSignal(false);
  const penalties = new Set(member.campaigns.map(({ penalty }) => penalty));
  const [only] = penalties;
  const value = penalties.size === 1 ? String(only) : "";
  const keep = async (field: HTMLInputElement) => {
    if (field.value === value) return;
    const penalty = field.value === "" ? Number.NaN : Number(field.value);
    bad.value = !Number.isInteger(penalty) || penalty < 0 || penalty > 100;
    if (!bad.value && !(await place(penalty))) field.value = value;
  };
  return (
    <input
      class={bad.value ? "members-penalty bad" : "members-penalty"}
      type="number"
      min={0}
      max={100}
      step={1}
      value={value}
      placeholder={penalties.size > 1 ? "≠" : undefined}
      aria-label={m.members_penalty_of({ name: member.name })}
      aria-invalid={bad.value}
      title={bad.value ? m.members_penalty_bounds() : undefined}
      onChange={(event) => void keep(event.currentTarget)}
    />
  );
}
