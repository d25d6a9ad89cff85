import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";
import type { MonitorAgent } from "./combined.ts";

const WHY = "why";

/** SMS-83: what a supervisor may do with what an agent holds, and with the agent. */
export function AgentMenu({ agent, ask }: { agent: MonitorAgent; ask: () => void }) {
  const { route } = useLocation();
  const chosen = (event: Event) => {
    const value = selected(event);
    if (value === WHY) ask();
    else if (value !== undefined) route(`/conversations/${value}`);
  };
  return (
    <wa-dropdown placement="bottom-end" size="s" onwa-select={chosen}>
      <button slot="trigger" type="button" class="icon-button" aria-label={m.monitor_actions_of({ name: agent.name })}>
        <Icon name="more" />
      </button>
      {agent.held.map(({ interaction, conversation, name }) => (
        <wa-dropdown-item key={interaction} value={conversation}>
          <Icon slot="icon" name="eye" />
          {m.monitor_watch({ name })}
        </wa-dropdown-item>
      ))}
      <wa-dropdown-item value={WHY}>
        <Icon slot="icon" name="info" />
        {m.monitor_why()}
      </wa-dropdown-item>
    </wa-dropdown>
  );
}
