import type { ComponentChildren } from "preact";
import type { AgentRow } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { initials } from "../../initials.ts";

interface PersonProps {
  agent: AgentRow;
  line: ComponentChildren;
  /** Said of members without a voice campaign: nothing is delivered to them (WEB-86). */
  warn?: boolean;
}

export function Person({ agent, line, warn = false }: PersonProps) {
  return (
    <>
      <span class="avatar" aria-hidden="true">
        {initials(agent.name)}
      </span>
      <span class="members-person">
        <span class="members-name">
          <span class="cut">{agent.name}</span>
          {warn && (
            <span class="chip near">
              <Icon name="warning" size={14} />
              {m.members_no_voice()}
            </span>
          )}
        </span>
        <span class="quiet cut">{line}</span>
      </span>
    </>
  );
}
