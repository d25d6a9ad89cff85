import { useComputed, useSignal } from "@preact/signals";
import type { BoardCampaign } from "../../../protocol/board-socket.ts";
import type { Watched } from "../../../protocol/boards.ts";
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
import { WhyDialog } from "./why-dialog.tsx";
import { useWindow } from "./windowed.ts";

const ROW_PX = 34;
const COLUMNS = 8;

interface AgentsTableProps {
  agents: readonly MonitorAgent[];
  watched: Watched;
  campaigns: readonly BoardCampaign[];
}

/** SMS-81: one row an agent, with all that can be done about them (SMS-83). */
export function AgentsTable({ agents, watched, campaigns }: AgentsTableProps) {
  const sought = useSignal("");
  const asked = useSignal<string | null>(null);
  const { box, first, last } = useWindow(ROW_PX);
  const text = sought.value.trim().toLowerCase();
  const found = text === "" ? agents : agents.filter(({ name }) => name.toLowerCase().includes(text));
  const rows = found.slice(first.value, last.value);
  const about = asked.value === null ? undefined : watched.agents.find(({ id }) => id === asked.value);
  return (
    <section class="panel monitor-agents" aria-label={m.monitor_agents()}>
      <header class="monitor-part-head">
        <h2>{m.monitor_agents()}</h2>
        <span class="quiet cut">{summaryOf(agents)}</span>
        <input
          type="search"
          class="monitor-search"
          placeholder={m.monitor_find_agent()}
          aria-label={m.monitor_find_agent()}
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
        />
      </header>
      <div class="monitor-scroll" ref={box}>
        <table class="monitor-table" aria-rowcount={found.length + 1}>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{m.monitor_icon()}</span>
              </th>
              <th scope="col">{m.monitor_channels()}</th>
              <th scope="col">{m.monitor_status()}</th>
              <th scope="col">{m.monitor_agent()}</th>
              <th scope="col" class="figure">
                {m.monitor_completed()}
              </th>
              <th scope="col" class="figure">
                {m.monitor_active()}
              </th>
              <th scope="col" class="figure">
                {m.monitor_in_status()}
              </th>
              <th scope="col">
                <span class="visually-hidden">{m.monitor_actions()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Gap rows={first.value} />
            {rows.map((agent) => (
              <AgentRow key={agent.agent} agent={agent} ask={() => (asked.value = agent.agent)} />
            ))}
            <Gap rows={found.length - first.value - rows.length} />
          </tbody>
        </table>
        {found.length === 0 && <p class="empty">{m.monitor_no_agents()}</p>}
      </div>
      {about !== undefined && (
        <WhyDialog
          about={about}
          agent={agents.find(({ agent }) => agent === about.id)}
          campaigns={campaigns}
          closed={() => (asked.value = null)}
        />
      )}
    </section>
  );
}

function AgentRow({ agent, ask }: { agent: MonitorAgent; ask: () => void }) {
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
          <WhyChip agent={agent} ask={ask} />
        </span>
      </td>
      <th scope="row" class="cut" title={agent.name}>
        {agent.name}
      </th>
      <td class="figure">{agent.completed}</td>
      <td class="figure">{agent.active}</td>
      <td class="figure quiet">
        <Since at={agent.since} />
      </td>
      <td class="monitor-menu">
        <AgentMenu agent={agent} ask={ask} />
      </td>
    </tr>
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

export function Since({ at }: { at: number }) {
  return <>{at === 0 ? "–" : timer(now.value - at)}</>;
}

/** The place of rows that are not drawn. */
export function Gap({ rows, columns = COLUMNS }: { rows: number; columns?: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="monitor-gap-row">
      <td colSpan={columns} class="monitor-gap" style={{ height: `${rows * ROW_PX}px` }} />
    </tr>
  );
}

function summaryOf(agents: readonly MonitorAgent[]): string {
  const count = (status: MonitorAgent["status"]) => agents.filter((one) => one.status === status).length;
  return m.monitor_summary({
    free: count("free"),
    busy: count("busy"),
    away: count("free-on-break") + count("busy-on-break"),
    off: count("disconnected"),
  });
}
