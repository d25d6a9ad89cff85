import { useComputed } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { now, timer } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { breakIcon, breakName } from "../status/break-look.ts";
import { AgentMenu } from "./agent-menu.tsx";
import { overLimit } from "./break-time.ts";
import type { MonitorAgent } from "./combined.ts";
import { STATUS_WORDS, toneOf } from "./status-words.ts";
import { WhyChip } from "./why-chip.tsx";

/** What can be asked about an agent: why they get nothing, or what they hold. */
export type AskedOfAgent = "why" | "held";

interface AgentRowProps {
  agent: MonitorAgent;
  ask: (what: AskedOfAgent) => void;
}

/** SMS-81: one agent. */
export function AgentRow({ agent, ask }: AgentRowProps) {
  return (
    <tr>
      <td>
        <AgentIcon agent={agent} />
      </td>
      <td>
        <span class="monitor-channels">
          {agent.channels.map((channel) => (
            <span key={channel} class="monitor-channel" title={channelName(channel)}>
              <Icon name={channel} size={12} />
              <span class="visually-hidden">{channelName(channel)}</span>
            </span>
          ))}
          {agent.channels.length === 0 && <span class="quiet">{m.monitor_none()}</span>}
        </span>
      </td>
      <td>
        <span class="monitor-status">
          <span class={`dot ${toneOf(agent.status)}`} aria-hidden="true" />
          {STATUS_WORDS[agent.status]()}
          {agent.break !== null && <BreakChip pause={agent.break} />}
          <WhyChip agent={agent} ask={() => ask("why")} />
        </span>
      </td>
      <th scope="row" class="cut" title={agent.name}>
        {agent.name}
      </th>
      <td class="figure">{agent.completed}</td>
      <td class="figure">
        <Active agent={agent} ask={() => ask("held")} />
      </td>
      <td class="figure quiet">
        <Since at={agent.since} />
      </td>
      <td class="monitor-menu">
        <AgentMenu agent={agent} ask={ask} />
      </td>
    </tr>
  );
}

/** How many they hold; a click tells which, where the watched campaigns have any of them. */
function Active({ agent, ask }: { agent: MonitorAgent; ask: () => void }) {
  if (agent.held.length === 0) return <>{agent.active}</>;
  return (
    <button
      type="button"
      class="link monitor-active"
      aria-label={m.monitor_held_of({ name: agent.name, count: agent.active })}
      onClick={ask}
    >
      {agent.active}
    </button>
  );
}

/** A phone if on a call, the break's picture if on break. */
function AgentIcon({ agent }: { agent: MonitorAgent }) {
  if (agent.onCall)
    return (
      <span title={m.portal_on_call()}>
        <Icon name="phone" />
        <span class="visually-hidden">{m.portal_on_call()}</span>
      </span>
    );
  return agent.break === null ? null : <Icon name={breakIcon(agent.break.icon)} />;
}

/** AGT-2: the break by its name; over its limit it says by how much. */
function BreakChip({ pause }: { pause: NonNullable<MonitorAgent["break"]> }) {
  const over = useComputed(() => overLimit(pause, now.value)).value;
  if (over === null) return <span class="chip">{breakName(pause.name)}</span>;
  return (
    <span class="chip late" title={m.monitor_over_limit({ minutes: Math.round(pause.limit) })}>
      {breakName(pause.name)} +{timer(over)}
    </span>
  );
}

function Since({ at }: { at: number }) {
  return <>{at === 0 ? "–" : timer(now.value - at)}</>;
}
