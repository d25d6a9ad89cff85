import { CHANNELS } from "../../../domain/campaign/campaign.ts";

/** What may narrow the list; all of it stands in the address. Empty: not asked. */
export const FILTERS = [
  "text",
  "customer",
  "from",
  "to",
  "channel",
  "campaign",
  "agent",
  "team",
  "subject",
  "state",
  "disposition",
  "ratingTo",
  "lengthFrom",
  "qualityFrom",
  "qualityTo",
  "courtesiesFrom",
] as const;
export type RecordingFilter = Record<(typeof FILTERS)[number], string>;

export const STATES = ["closed", "abandoned", "short", "expired"] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the address asks for; what the door would refuse is left out. */
export function filterIn(query: Record<string, string>): RecordingFilter {
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query[name] ?? ""])) as RecordingFilter;
  const isAmong = (all: readonly string[], value: string) => (all.includes(value) ? value : "");
  const day = (value: string) => (DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : "");
  return {
    ...filter,
    from: day(filter.from),
    to: day(filter.to),
    channel: isAmong(CHANNELS, filter.channel),
    state: isAmong(STATES, filter.state),
    ratingTo: isAmong(["1", "2", "3", "4", "5"], filter.ratingTo),
    qualityFrom: scoreIn(filter.qualityFrom),
    qualityTo: scoreIn(filter.qualityTo),
    courtesiesFrom: isAmong(["1"], filter.courtesiesFrom),
    lengthFrom: /^\d{1,6}$/.test(filter.lengthFrom) ? filter.lengthFrom : "",
  };
}

function scoreIn(text: string): string {
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? text : "";
}

/** As the door takes it; days are the reader's own. */
export function queryOf(filter: RecordingFilter, zone: string): Record<string, string> {
  return { ...given(filter), zone };
}

/** The list, or one of its recordings, under this filter. */
export function hrefOf(filter: RecordingFilter, interaction = ""): string {
  const query = new URLSearchParams(given(filter)).toString();
  const path = interaction === "" ? "/recordings" : `/recordings/${interaction}`;
  return query === "" ? path : `${path}?${query}`;
}

export function isNarrowed(filter: RecordingFilter): boolean {
  return Object.keys(given(filter)).length > 0;
}

function given(filter: RecordingFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}
