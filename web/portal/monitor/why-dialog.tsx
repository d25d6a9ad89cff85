import { useSignal } from "@preact/signals";
import type { BoardCampaign } from "../../../protocol/board-socket.ts";
import type { Watched } from "../../../protocol/boards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import type { MonitorAgent } from "./combined.ts";
import { type Mend, mendFor } from "./mend.ts";
import { isAmiss, whyText } from "./why-text.ts";

interface WhyDialogProps {
  about: Watched["agents"][number];
  /** As the boards have them; undefined: they are on none of them. */
  agent: MonitorAgent | undefined;
  campaigns: readonly BoardCampaign[];
  closed: () => void;
}

/** Why nothing is delivered to this agent, campaign by campaign, each with the click that mends it. */
export function WhyDialog({ about, agent, campaigns, closed }: WhyDialogProps) {
  return (
    <Dialog label={m.monitor_why_title({ name: about.name })} class="why-dialog" closed={closed}>
      <ul class="why-list">
        {campaigns.map((campaign) => {
          const known = agent?.whys.find((one) => one.campaign.id === campaign.id);
          const why = known === undefined ? ("not-a-member" as const) : known.why;
          const held = agent?.held.filter((one) => one.campaign.id === campaign.id).length ?? 0;
          return (
            <li key={campaign.id}>
              <Icon name={campaign.channel} />
              <strong class="cut" title={campaign.name}>
                {campaign.name}
              </strong>
              <span class={why === null ? "chip good" : isAmiss(why) ? "chip near" : "chip"}>
                {whyText({ why, campaign }, held)}
              </span>
              <MendButton mend={mendFor(why, { campaign, agent: about, break: agent?.break ?? null })} />
            </li>
          );
        })}
      </ul>
      <p class="quiet why-note">{m.monitor_why_note()}</p>
    </Dialog>
  );
}

function MendButton({ mend }: { mend: Mend | null }) {
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  if (mend === null) return <span />;
  if ("href" in mend)
    return (
      <a class="link" href={mend.href}>
        {mend.label}
      </a>
    );
  const act = async () => {
    busy.value = true;
    failure.value = null;
    try {
      await mend.act();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
    busy.value = false;
  };
  return (
    <span class="why-mend">
      <wa-button size="s" appearance="outlined" loading={busy.value} onClick={() => void act()}>
        {mend.label}
      </wa-button>
      {failure.value !== null && <span role="alert">{failure.value}</span>}
    </span>
  );
}
