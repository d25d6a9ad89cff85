import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { Icon } from "../icon.tsx";
import { can } from "../session.ts";
import { breakIcon } from "../status/break-look.ts";
import { askedAct } from "../supervision/asked.ts";
import { order, told } from "../supervision/carry-out.ts";
import type { AskedOfAgent } from "./agent-row.tsx";
import type { MonitorAgent } from "./combined.ts";
import { RowMenu } from "./row-menu.tsx";

const BREAK = "break:";

/** SMS-83: what a supervisor may do with what an agent holds, and with the agent. */
export function AgentMenu({ agent, ask }: { agent: MonitorAgent; ask: (what: AskedOfAgent) => void }) {
  const chosen = (value: string) => {
    const about = { id: agent.agent, name: agent.name };
    if (value === "why" || value === "held") ask(value);
    else if (value === "message" || value === "log-out") askedAct.value = { dialog: value, agent: about };
    else if (value.startsWith(BREAK))
      void told(order(agent.agent, { act: "break", id: value.slice(BREAK.length) || null }));
  };
  return <RowMenu name={agent.name} chosen={chosen} items={() => <AgentItems agent={agent} />} />;
}

function AgentItems({ agent }: { agent: MonitorAgent }) {
  return (
    <>
      {agent.held.length > 0 && (
        <wa-dropdown-item value="held">
          <Icon slot="icon" name="eye" />
          {m.monitor_held_title({ name: agent.name })}
        </wa-dropdown-item>
      )}
      <wa-dropdown-item value="why">
        <Icon slot="icon" name="info" />
        {m.monitor_why()}
      </wa-dropdown-item>
      {can("agents.message") && (
        <wa-dropdown-item value="message">
          <Icon slot="icon" name="megaphone" />
          {m.supervision_message()}
        </wa-dropdown-item>
      )}
      {can("agents.break") && agent.break !== null && (
        <wa-dropdown-item value={BREAK}>
          <Icon slot="icon" name="check" />
          {m.supervision_end_break()}
        </wa-dropdown-item>
      )}
      {can("agents.break") &&
        agent.break === null &&
        (desk.value?.breaks ?? []).map(({ id, name, icon }) => (
          <wa-dropdown-item key={id} value={`${BREAK}${id}`}>
            <Icon slot="icon" name={breakIcon(icon)} />
            {m.supervision_break({ name })}
          </wa-dropdown-item>
        ))}
      {can("agents.logout") && agent.status !== "disconnected" && (
        <wa-dropdown-item value="log-out">
          <Icon slot="icon" name="sign-out" />
          {m.supervision_log_out()}
        </wa-dropdown-item>
      )}
    </>
  );
}
