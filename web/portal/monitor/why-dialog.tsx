import { useSignal } from "@preact/signals";
import type { WhyNothing } from "../../../domain/routing/why.ts";
import type { BoardCampaign } from "../../../protocol/board-socket.ts";
import type { Watched } from "../../../protocol/boards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { moment } from "../clock.ts";
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
  const said = useSignal<string | null>(null);
  const copy = async () => {
    const lines = campaigns.map((campaign) => `${campaign.name}: ${reasonOf(campaign, agent)}`);
    const text = [`${m.monitor_why_title({ name: about.name })} · ${moment(Date.now())}`, ...lines].join("\n");
    said.value = await navigator.clipboard.writeText(text).then(
      () => m.keys_copied(),
      () => m.keys_copy_failed(),
    );
  };
  return (
    <Dialog label={m.monitor_why_title({ name: about.name })} class="why-dialog" closed={closed}>
      <ul class="why-list">
        {campaigns.map((campaign) => {
          const why = whyOf(campaign, agent);
          return (
            <li key={campaign.id}>
              <Icon name={campaign.channel} />
              <strong class="cut" title={campaign.name}>
                {campaign.name}
              </strong>
              <span class={why === null ? "chip good" : isAmiss(why) ? "chip near" : "chip"}>
                {reasonOf(campaign, agent)}
              </span>
              <MendButton mend={mendFor(why, { campaign, agent: about, break: agent?.break ?? null })} />
              {why === "holds-an-interaction" && <HeldNow agent={agent} />}
            </li>
          );
        })}
      </ul>
      <p class="quiet why-note">
        {m.monitor_why_note()}{" "}
        <button type="button" class="link" onClick={() => void copy()}>
          {m.monitor_why_copy()}
        </button>
        {said.value !== null && <span role="status"> {said.value}</span>}
      </p>
    </Dialog>
  );
}

function whyOf({ id }: BoardCampaign, agent: MonitorAgent | undefined): WhyNothing | null {
  const known = agent?.whys.find(({ campaign }) => campaign.id === id);
  return known === undefined ? "not-a-member" : known.why;
}

function reasonOf(campaign: BoardCampaign, agent: MonitorAgent | undefined): string {
  const held = agent?.held.filter((one) => one.campaign.id === campaign.id).length ?? 0;
  return whyText({ why: whyOf(campaign, agent), campaign }, held);
}

/** What they hold that keeps others away, each with the way into it. */
function HeldNow({ agent }: { agent: MonitorAgent | undefined }) {
  return (
    <span class="why-held">
      {agent?.held.map((one) => (
        <a key={one.interaction} class="link" href={`/conversations/${one.conversation}`}>
          {m.monitor_why_holds({ name: one.name, campaign: one.campaign.name, since: moment(one.since) })}
        </a>
      ))}
    </span>
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
