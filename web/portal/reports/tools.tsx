import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CHANNELS } from "../../../domain/campaign/campaign.ts";
import { localDay } from "../../../domain/campaign/local-time.ts";
import type { ReportKind } from "../../../domain/statistics/measures.ts";
import { GROUPINGS } from "../../../protocol/reports.ts";
import { m } from "../../shared/paraglide/messages.js";
import { campaignNames } from "../administration/record/campaign-names.ts";
import { channelName } from "../inbox/channel-name.ts";
import { useTeamNames, withChosen } from "../team-names.ts";
import { Choice, Day } from "./fields.tsx";
import { daysOf, PRESETS, type ReportFilter } from "./query.ts";
import { GROUPING_WORDS, KIND_WORDS, PRESET_WORDS } from "./words.ts";
import { ZoneField } from "./zone-field.tsx";

/** Reports that the door narrows to a team. */
const OF_PEOPLE: readonly ReportKind[] = ["agents", "teams"];

interface ToolsProps {
  filter: ReportFilter;
  narrow: (change: Partial<ReportFilter>) => void;
}

/** Which days, of which zone, by what, of whom. */
export function Tools({ filter, narrow }: ToolsProps) {
  const campaigns = useSignal<readonly string[]>([]);
  useEffect(() => {
    // Without the names it is of all of them.
    campaignNames().then(
      (names) => (campaigns.value = names),
      () => {},
    );
  }, []);
  const today = localDay(filter.zone, Date.now());
  const teams = useTeamNames();
  return (
    <search class="report-tools">
      <fieldset class="report-presets">
        <legend class="visually-hidden">{m.reports_days()}</legend>
        {PRESETS.map((preset) => {
          const days = daysOf(preset, today);
          const isChosen = days.from === filter.from && days.to === filter.to;
          return (
            <button key={preset} type="button" aria-pressed={isChosen} onClick={() => narrow(days)}>
              {PRESET_WORDS[preset]()}
            </button>
          );
        })}
      </fieldset>
      <Day label={m.reports_from()} value={filter.from} max={filter.to} choose={(from) => narrow({ from })} />
      <Day label={m.reports_to()} value={filter.to} min={filter.from} choose={(to) => narrow({ to })} />
      <ZoneField zone={filter.zone} choose={(zone) => narrow({ zone })} />
      <Choice
        label={m.reports_by()}
        value={filter.groupBy}
        choices={GROUPINGS.map((one) => [
          one,
          one === "subject" ? KIND_WORDS[filter.kind].one() : GROUPING_WORDS[one](),
        ])}
        choose={(groupBy) => narrow({ groupBy: GROUPINGS.find((one) => one === groupBy) ?? "subject" })}
      />
      <Choice
        label={m.reports_campaign()}
        value={filter.campaign}
        choices={[
          ["", m.reports_all()],
          ...withChosen(campaigns.value, filter.campaign).map((name): [string, string] => [name, name]),
        ]}
        choose={(campaign) => narrow({ campaign })}
      />
      <Choice
        label={m.reports_channel()}
        value={filter.channel}
        choices={[["", m.reports_all_channels()], ...CHANNELS.map((one): [string, string] => [one, channelName(one)])]}
        choose={(channel) => narrow({ channel: CHANNELS.find((one) => one === channel) ?? "" })}
      />
      {OF_PEOPLE.includes(filter.kind) && (teams.value.length > 0 || filter.team !== "") && (
        <Choice
          label={m.reports_team()}
          value={filter.team}
          choices={[
            ["", m.reports_all()],
            ...withChosen(teams.value, filter.team).map((name): [string, string] => [name, name]),
          ]}
          choose={(team) => narrow({ team })}
        />
      )}
      <Only name={filter.agent} all={() => narrow({ agent: "" })} />
      <Only name={filter.dialer} all={() => narrow({ dialer: "" })} />
    </search>
  );
}

/** What a click on a row has narrowed the report to, and the way back. */
function Only({ name, all }: { name: string; all: () => void }) {
  if (name === "") return null;
  return (
    <span class="chip report-only">
      {m.reports_only({ name })}
      <button type="button" class="link" onClick={all}>
        {m.reports_show_all()}
      </button>
    </span>
  );
}
