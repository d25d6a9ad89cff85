import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { now, timer } from "../clock.ts";
import { conversationHref } from "../desk/held.ts";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { untilHeld } from "../inbox/until-held.ts";
import { can, principal } from "../session.ts";
import { askedAct } from "../supervision/asked.ts";
import { act, told } from "../supervision/carry-out.ts";
import type { MonitorAgent, MonitorHeld } from "./combined.ts";

interface HeldDialogProps {
  agent: MonitorAgent;
  closed: () => void;
}

/** SMS-83: what an agent holds of the watched campaigns, and all that a supervisor may do with each of it. */
export function HeldDialog({ agent, closed }: HeldDialogProps) {
  const elsewhere = agent.active - agent.held.length;
  return (
    <Dialog label={m.monitor_held_title({ name: agent.name })} class="held-dialog" closed={closed}>
      {agent.held.length === 0 && <p class="empty">{m.monitor_holds_nothing()}</p>}
      <ul class="why-list">
        {agent.held.map((one) => (
          <HeldItem key={one.interaction} one={one} closed={closed} />
        ))}
      </ul>
      {elsewhere > 0 && <p class="quiet why-note">{m.monitor_held_elsewhere({ count: elsewhere })}</p>}
    </Dialog>
  );
}

function HeldItem({ one, closed }: { one: MonitorHeld; closed: () => void }) {
  return (
    <li class="held-item">
      <span title={channelName(one.campaign.channel)}>
        <Icon name={one.campaign.channel} />
        <span class="visually-hidden">{channelName(one.campaign.channel)}</span>
      </span>
      <strong class="cut" title={one.name}>
        {one.name}
      </strong>
      <span class="quiet held-times">
        {one.campaign.name} · {timer(Math.max(0, now.value - one.since))}
        {one.unansweredSince !== null && (
          <span class="chip near">
            {m.monitor_unanswered_for({ time: timer(Math.max(0, now.value - one.unansweredSince)) })}
          </span>
        )}
      </span>
      <HeldActs one={one} closed={closed} />
    </li>
  );
}

function HeldActs({ one, closed }: { one: MonitorHeld; closed: () => void }) {
  const { route } = useLocation();
  const isOwn = one.agent === principal.value?.user;
  const { conversation } = one;
  const watched = `/conversations/${conversation}`;
  const goes = (href: string) => {
    closed();
    route(href);
  };
  const asks = (dialog: "give" | "close") => {
    closed();
    askedAct.value = { dialog, one };
  };
  const takes = async () => {
    const outcome = await act(one, { act: "take" });
    closed();
    if (outcome !== null) return void told(Promise.resolve(outcome));
    const mine = await untilHeld({ interaction: one.interaction });
    if (mine !== null) route(conversationHref({ channel: one.campaign.channel, conversation: mine }));
  };
  return (
    <fieldset class="held-acts" aria-label={m.monitor_actions_of({ name: one.name })}>
      <Act label={m.supervision_watch()} done={() => goes(watched)} />
      {can("whisper") && <Act label={m.inbox_whisper()} done={() => goes(`${watched}?write=whisper`)} />}
      {can("join") && one.campaign.channel !== "email" && (
        <Act label={m.supervision_join()} done={() => goes(`${watched}?write=message`)} />
      )}
      {can("take") && !isOwn && <Act label={m.inbox_take_over()} done={() => void takes()} />}
      {can("transfer") && <Act label={m.inbox_transfer()} done={() => asks("give")} />}
      {can("close") && <Act label={m.inbox_close()} done={() => asks("close")} />}
    </fieldset>
  );
}

function Act({ label, done }: { label: string; done: () => void }) {
  return (
    <button type="button" class="link" onClick={done}>
      {label}
    </button>
  );
}
