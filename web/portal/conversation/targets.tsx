import type { Readiness } from "../../../domain/routing/readiness.ts";
import { Icon } from "../icon.tsx";
import { initials } from "../initials.ts";
import { READINESS_TONES, READINESS_WORDS } from "./readiness.ts";

/** An agent or a campaign to which something can be given. */
export interface TransferTarget {
  value: string;
  name: string;
  /** Of an agent, where it is known. */
  readiness?: Readiness;
  to: { agent: string } | { campaign: string };
}

interface TargetsProps {
  legend: string;
  targets: readonly TransferTarget[];
  chosen: { value: TransferTarget | null };
}

export function Targets({ legend, targets, chosen }: TargetsProps) {
  if (targets.length === 0) return null;
  return (
    <fieldset class="targets">
      <legend>{legend}</legend>
      {targets.map((target) => (
        <label key={target.value}>
          <input
            type="radio"
            name="target"
            checked={chosen.value?.value === target.value}
            onChange={() => {
              chosen.value = target;
            }}
          />
          {"agent" in target.to ? (
            <span class="avatar">{initials(target.name)}</span>
          ) : (
            <span class="tile">
              <Icon name="layers" />
            </span>
          )}
          <span class="cut">{target.name}</span>
          {target.readiness && (
            <span class="readiness">
              <span class={`dot ${READINESS_TONES[target.readiness]}`} aria-hidden="true" />
              {READINESS_WORDS[target.readiness]()}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
