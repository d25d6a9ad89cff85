import type { Watched } from "../../../protocol/boards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { secondOfDay, timeOfDay } from "../clock.ts";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";
import type { Combined } from "./combined.ts";
import { type Selection, teamsOf } from "./selection.ts";

const ALL = "*";

interface HeaderProps {
  watched: Watched;
  selection: Selection;
  /** Null until the first board has come. */
  shown: Combined | null;
  choose: (change: Partial<Selection>) => void;
}

/** Which campaigns and which team are watched, and whether they are open. */
export function Header({ watched, selection, shown, choose }: HeaderProps) {
  const teams = teamsOf(watched);
  return (
    <div class="monitor-head">
      <CampaignChoice watched={watched} selection={selection} choose={choose} />
      {teams.length > 0 && (
        <select
          class="monitor-team"
          aria-label={m.monitor_team()}
          value={selection.team}
          onChange={(event) => choose({ team: event.currentTarget.value })}
        >
          <option value="">{m.monitor_everybody()}</option>
          {teams.map((team) => (
            <option key={team} value={team} selected={team === selection.team}>
              {team}
            </option>
          ))}
        </select>
      )}
      {shown !== null && <Openness shown={shown} />}
    </div>
  );
}

function CampaignChoice({ watched, selection, choose }: Omit<HeaderProps, "shown">) {
  const offered = watched.campaigns.filter(
    ({ channel }) => selection.channel === null || channel === selection.channel,
  );
  const { campaigns } = selection;
  const toggled = (name: string) =>
    campaigns.includes(name) ? campaigns.filter((one) => one !== name) : [...campaigns, name];
  const chosen = (event: Event) => {
    // Several are chosen one after the other: the menu stays.
    event.preventDefault();
    const value = selected(event);
    if (value === ALL) choose({ campaigns: [] });
    else if (value !== undefined) choose({ campaigns: toggled(value) });
  };
  const label =
    campaigns.length === 0
      ? m.monitor_all_campaigns()
      : campaigns.length === 1
        ? (campaigns[0] ?? "")
        : m.monitor_some({ count: campaigns.length });
  return (
    <wa-dropdown placement="bottom-start" size="s" onwa-select={chosen}>
      <button slot="trigger" type="button" class="top-bar-button framed monitor-choice">
        <Icon name="layers" />
        <span class="cut">{label}</span>
        <Icon name="chevron-down" size={14} />
      </button>
      <wa-dropdown-item type="checkbox" value={ALL} checked={campaigns.length === 0}>
        {m.monitor_all_campaigns()}
      </wa-dropdown-item>
      {offered.map(({ id, name, channel }) => (
        <wa-dropdown-item key={id} type="checkbox" value={name} checked={campaigns.includes(name)}>
          <span class="status-item">
            <Icon name={channel} />
            {name}
          </span>
        </wa-dropdown-item>
      ))}
    </wa-dropdown>
  );
}

function Openness({ shown: { campaigns } }: { shown: Combined }) {
  const [only] = campaigns;
  if (only === undefined) return null;
  if (campaigns.length > 1) {
    const open = campaigns.filter((one) => one.open).length;
    return <span class={open > 0 ? "chip good" : "chip"}>{m.monitor_open_of({ open, all: campaigns.length })}</span>;
  }
  const time = only.until === null ? null : timeOfDay(only.until, only.zone);
  if (only.open)
    return <span class="chip good">{time === null ? m.monitor_open() : m.monitor_open_until({ time })}</span>;
  return <span class="chip">{time === null ? m.monitor_closed() : m.monitor_closed_until({ time })}</span>;
}

/** Whether the figures are of now, and of when they are. */
export function Live({ live, at }: { live: boolean; at: number }) {
  const time = at === 0 ? "–" : secondOfDay(at);
  return (
    <span class="monitor-live quiet">
      <span class={live ? "dot" : "dot away"} aria-hidden="true" />
      {live ? m.monitor_live({ time }) : m.monitor_lost({ time })}
    </span>
  );
}
