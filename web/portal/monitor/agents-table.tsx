import { useSignal } from "@preact/signals";
import type { BoardCampaign } from "../../../protocol/board-socket.ts";
import type { Watched } from "../../../protocol/boards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { AgentRow, type AskedOfAgent } from "./agent-row.tsx";
import type { MonitorAgent } from "./combined.ts";
import { Gap } from "./gap.tsx";
import { HeldDialog } from "./held-dialog.tsx";
import { useDrawnOnce } from "./recall.ts";
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
  const asked = useSignal<{ agent: string; what: AskedOfAgent } | null>(null);
  const { box, first, last } = useWindow(ROW_PX);
  const drawn = useDrawnOnce((agent: MonitorAgent) => (
    <AgentRow key={agent.agent} agent={agent} ask={(what) => (asked.value = { agent: agent.agent, what })} />
  ));
  const text = sought.value.trim().toLowerCase();
  const found = text === "" ? agents : agents.filter(({ name }) => name.toLowerCase().includes(text));
  const rows = found.slice(first.value, last.value);
  const about = agents.find(({ agent }) => agent === asked.value?.agent);
  const closed = () => {
    asked.value = null;
  };
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
            <Gap rows={first.value} rowHeight={ROW_PX} columns={COLUMNS} />
            {rows.map(drawn)}
            <Gap rows={found.length - first.value - rows.length} rowHeight={ROW_PX} columns={COLUMNS} />
          </tbody>
        </table>
        {found.length === 0 && <p class="empty">{m.monitor_no_agents()}</p>}
      </div>
      {about !== undefined && asked.value?.what === "held" && <HeldDialog agent={about} closed={closed} />}
      {about !== undefined && asked.value?.what === "why" && (
        <Why agent={about} watched={watched} campaigns={campaigns} closed={closed} />
      )}
    </section>
  );
}

interface WhyProps extends Omit<AgentsTableProps, "agents"> {
  agent: MonitorAgent;
  closed: () => void;
}

function Why({ agent, watched, campaigns, closed }: WhyProps) {
  const about = watched.agents.find(({ id }) => id === agent.agent);
  return about === undefined ? null : <WhyDialog about={about} agent={agent} campaigns={campaigns} closed={closed} />;
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
