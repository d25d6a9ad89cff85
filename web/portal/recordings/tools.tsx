import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CHANNELS } from "../../../domain/campaign/campaign.ts";
import { m } from "../../shared/paraglide/messages.js";
import { campaignNames } from "../administration/record/campaign-names.ts";
import { channelName } from "../inbox/channel-name.ts";
import { useTeamNames, withChosen } from "../team-names.ts";
import { filterIn, isNarrowed, type RecordingFilter, STATES } from "./query.ts";

const STATE_WORDS: Record<(typeof STATES)[number], () => string> = {
  closed: m.recordings_state_closed,
  abandoned: m.recordings_state_abandoned,
  short: m.recordings_state_short,
  expired: m.recordings_state_expired,
};
const MINUTE_S = 60;

interface ToolsProps {
  filter: RecordingFilter;
  narrow: (change: Partial<RecordingFilter>) => void;
}

/** Which recordings: words, customer and days first, the rest behind a fold. */
export function Tools({ filter, narrow }: ToolsProps) {
  const campaigns = useSignal<readonly string[]>([]);
  useEffect(() => {
    // Without the names it is of all of them.
    campaignNames().then(
      (names) => (campaigns.value = names),
      () => {},
    );
  }, []);
  const field = (name: keyof RecordingFilter, label: string, type: "search" | "date" = "search") => (
    <label class="recordings-field">
      <span>{label}</span>
      <input
        aria-label={label}
        {...(type === "date" ? { type } : { type: "search" })}
        value={filter[name]}
        onInput={(event) => narrow({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  const choice = (name: keyof RecordingFilter, label: string, choices: readonly (readonly [string, string])[]) => (
    <label class="recordings-field">
      <span>{label}</span>
      <select
        aria-label={label}
        value={filter[name]}
        onChange={(event) => narrow({ [name]: event.currentTarget.value })}
      >
        {[["", m.recordings_all()] as const, ...choices].map(([one, words]) => (
          <option key={one} value={one} selected={one === filter[name]}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  const score = (name: "qualityFrom" | "qualityTo", label: string) => (
    <label class="recordings-field">
      <span>{label}</span>
      <input
        aria-label={label}
        type="number"
        min="0"
        max="100"
        value={filter[name]}
        onInput={(event) => narrow({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  const teams = useTeamNames();
  const minutes = filter.lengthFrom === "" ? "" : String(Math.round(Number(filter.lengthFrom) / MINUTE_S));
  const isFolded = [
    filter.team,
    filter.subject,
    filter.state,
    filter.disposition,
    filter.ratingTo,
    filter.lengthFrom,
    filter.qualityFrom,
    filter.qualityTo,
    filter.courtesiesFrom,
  ].every((value) => value === "");
  return (
    <search class="recordings-tools">
      {field("text", m.recordings_search())}
      {field("customer", m.recordings_customer())}
      {field("from", m.recordings_from(), "date")}
      {field("to", m.recordings_to(), "date")}
      {choice(
        "channel",
        m.recordings_channel(),
        CHANNELS.map((one) => [one, channelName(one)] as const),
      )}
      {choice(
        "campaign",
        m.recordings_campaign(),
        withChosen(campaigns.value, filter.campaign).map((name) => [name, name] as const),
      )}
      {field("agent", m.recordings_agent())}
      <details open={!isFolded}>
        <summary>{m.recordings_more_filters()}</summary>
        <div class="recordings-folded">
          {(teams.value.length > 0 || filter.team !== "") &&
            choice(
              "team",
              m.reports_team(),
              withChosen(teams.value, filter.team).map((name) => [name, name] as const),
            )}
          {field("subject", m.recordings_subject())}
          {choice(
            "state",
            m.recordings_state(),
            STATES.map((one) => [one, STATE_WORDS[one]()] as const),
          )}
          {field("disposition", m.recordings_disposition())}
          {choice(
            "ratingTo",
            m.recordings_rating(),
            ["1", "2", "3", "4", "5"].map((one) => [one, one] as const),
          )}
          <label class="recordings-field">
            <span>{m.recordings_longer()}</span>
            <input
              aria-label={m.recordings_longer()}
              type="number"
              min="0"
              value={minutes}
              onInput={({ currentTarget: { value } }) =>
                narrow({ lengthFrom: value === "" ? "" : String(Math.round(Number(value) * MINUTE_S)) })
              }
            />
          </label>
          {score("qualityFrom", m.quality_from())}
          {score("qualityTo", m.quality_to())}
          {choice("courtesiesFrom", m.recordings_after_end(), [["1", m.recordings_thanked()]])}
        </div>
      </details>
      {isNarrowed(filter) && (
        <button type="button" class="link" onClick={() => narrow(filterIn({}))}>
          {m.recordings_clear()}
        </button>
      )}
    </search>
  );
}
