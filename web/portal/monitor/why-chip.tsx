import { m } from "../../shared/paraglide/messages.js";
import type { MonitorAgent } from "./combined.ts";
import { isAmiss, tellingWhy, whyText } from "./why-text.ts";

/** Why this agent gets nothing of a campaign; a click tells of all of them, and what mends it. */
export function WhyChip({ agent, ask }: { agent: MonitorAgent; ask: () => void }) {
  const telling = tellingWhy(agent);
  if (telling === null) return null;
  const held = agent.held.filter((one) => one.campaign.id === telling.campaign.id).length;
  const text = whyText(telling, held);
  return (
    <button
      type="button"
      class={isAmiss(telling.why) ? "chip near monitor-why" : "chip monitor-why"}
      title={agent.whys.length > 1 ? `${telling.campaign.name}: ${text}` : text}
      aria-label={m.monitor_why_of({ agent: agent.name, why: text })}
      onClick={ask}
    >
      {text}
    </button>
  );
}
