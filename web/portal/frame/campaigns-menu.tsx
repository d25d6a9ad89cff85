import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { Icon } from "../icon.tsx";
import { reasonText } from "../status/reason-text.ts";

/** The agent's campaigns, and why one of them brings nothing now. */
export function CampaignsMenu() {
  const campaigns = desk.value?.campaigns ?? [];
  const idle = campaigns.filter(({ reason }) => reason !== null).length;
  return (
    <wa-dropdown placement="bottom-end" size="s" class="only-roomy">
      <button slot="trigger" type="button" class="top-bar-button">
        <Icon name="layers" />
        {m.portal_campaigns_receiving({ count: campaigns.length - idle })}
        {idle > 0 && <span class="quiet">· {m.portal_campaigns_not({ count: idle })}</span>}
      </button>
      <ul class="campaign-list">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <Icon name={campaign.channel} />
            <span class="cut" title={campaign.name}>
              {campaign.name}
            </span>
            <span class={campaign.reason === null ? "chip good" : "chip"}>
              {campaign.reason === null ? m.portal_receiving() : reasonText(campaign.reason)}
            </span>
          </li>
        ))}
      </ul>
    </wa-dropdown>
  );
}
