import type { ProviderHealth } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { now } from "../../clock.ts";
import { STATES } from "./health.tsx";
import { healthState } from "./health-view.ts";

interface StateChipProps {
  enabled: boolean;
  /** Not known yet: it says whether it is enabled. */
  health: ProviderHealth | undefined;
}

/** Whether an account or mailbox works (EML-15): an error in red, with what was said. */
export function StateChip({ enabled, health }: StateChipProps) {
  if (!enabled) return <span class="chip near">{m.providers_disabled()}</span>;
  if (health === undefined) return <span class="chip good">{m.providers_enabled()}</span>;
  const state = healthState(health, enabled, now.value);
  const [tone, text] = STATES[state];
  return (
    <span class={`chip ${tone}`} title={state === "failing" ? health.lastError?.detail : undefined}>
      {text()}
    </span>
  );
}
