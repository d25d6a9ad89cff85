import type { LivingConversation } from "../../../../protocol/privacy.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { can } from "../../session.ts";

/** Whoever still writes cannot be erased: says what has to end first, and leads there. */
export function Living({ living }: { living: readonly LivingConversation[] }) {
  return (
    <div class="strip near privacy-living" role="status">
      <Icon name="alert" />
      <div>
        <p>{m.privacy_living()}</p>
        <ul>
          {living.map(({ conversation, campaign, caseNumber, agent }) => (
            <li key={caseNumber}>
              {can("watch") ? (
                <a href={`/conversations/${conversation}`}>{caseNumber}</a>
              ) : (
                <strong>{caseNumber}</strong>
              )}{" "}
              {agent === null ? m.privacy_living_waits({ campaign }) : m.privacy_living_held({ campaign, agent })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
