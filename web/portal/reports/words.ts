import { CHANNELS } from "../../../domain/campaign/campaign.ts";
import type { MeasureName, ReportKind } from "../../../domain/statistics/measures.ts";
import type { Grouping, ReportRow } from "../../../protocol/reports.ts";
import { m } from "../../shared/paraglide/messages.js";
import { channelName } from "../inbox/channel-name.ts";
import { bucketText } from "./figure-text.ts";
import type { Preset } from "./query.ts";

type Words = () => string;

export const KIND_WORDS: Record<ReportKind, { all: Words; one: Words; none: Words }> = {
  campaigns: { all: m.reports_campaigns, one: m.reports_campaign, none: m.reports_campaign },
  channels: { all: m.reports_channels, one: m.reports_channel, none: m.reports_channel },
  agents: { all: m.reports_agents, one: m.reports_agent, none: m.reports_agent },
  teams: { all: m.reports_teams, one: m.reports_team, none: m.reports_no_team },
  dialers: { all: m.reports_dialers, one: m.reports_dialer, none: m.reports_dialer },
  dispositions: { all: m.reports_dispositions, one: m.reports_disposition, none: m.reports_no_disposition },
};

export const GROUPING_WORDS: Record<Exclude<Grouping, "subject">, Words> = {
  month: m.reports_by_month,
  day: m.reports_by_day,
  hour: m.reports_by_hour,
};

export const PRESET_WORDS: Record<Preset, Words> = {
  today: m.reports_today,
  yesterday: m.reports_yesterday,
  week: m.reports_week,
  month: m.reports_thirty,
};

/** Each figure's name and definition. */
export const MEASURE_WORDS: Record<MeasureName, readonly [label: Words, what: Words]> = {
  received: [m.reports_m_received, m.reports_m_received_what],
  answered: [m.reports_m_answered, m.reports_m_answered_what],
  abandoned: [m.reports_m_abandoned, m.reports_m_abandoned_what],
  short: [m.reports_m_short, m.reports_m_short_what],
  expired: [m.reports_m_expired, m.reports_m_expired_what],
  levelAnswered: [m.reports_m_levelAnswered, m.reports_m_levelAnswered_what],
  levelWithAbandoned: [m.reports_m_levelWithAbandoned, m.reports_m_levelWithAbandoned_what],
  levelOffered: [m.reports_m_levelOffered, m.reports_m_levelOffered_what],
  abandonRate: [m.reports_m_abandonRate, m.reports_m_abandonRate_what],
  averageWait: [m.reports_m_averageWait, m.reports_m_averageWait_what],
  longestWait: [m.reports_m_longestWait, m.reports_m_longestWait_what],
  firstReply: [m.reports_m_firstReply, m.reports_m_firstReply_what],
  closed: [m.reports_m_closed, m.reports_m_closed_what],
  held: [m.reports_m_held, m.reports_m_held_what],
  handling: [m.reports_m_handling, m.reports_m_handling_what],
  handlingTotal: [m.reports_m_handlingTotal, m.reports_m_handlingTotal_what],
  rated: [m.reports_m_rated, m.reports_m_rated_what],
  rating: [m.reports_m_rating, m.reports_m_rating_what],
  quality: [m.reports_m_quality, m.reports_m_quality_what],
  evaluated: [m.reports_m_evaluated, m.reports_m_evaluated_what],
  wordsIn: [m.reports_m_wordsIn, m.reports_m_wordsIn_what],
  wordsOut: [m.reports_m_wordsOut, m.reports_m_wordsOut_what],
  wordsDelivered: [m.reports_m_wordsDelivered, m.reports_m_wordsDelivered_what],
  wordsFailed: [m.reports_m_wordsFailed, m.reports_m_wordsFailed_what],
  courtesies: [m.reports_m_courtesies, m.reports_m_courtesies_what],
  worked: [m.reports_m_worked, m.reports_m_worked_what],
  onBreak: [m.reports_m_onBreak, m.reports_m_onBreak_what],
  paidBreak: [m.reports_m_paidBreak, m.reports_m_paidBreak_what],
  breaks: [m.reports_m_breaks, m.reports_m_breaks_what],
  wrapUp: [m.reports_m_wrapUp, m.reports_m_wrapUp_what],
  handlingWithWrapUp: [m.reports_m_handlingWithWrapUp, m.reports_m_handlingWithWrapUp_what],
  sent: [m.reports_m_sent, m.reports_m_sent_what],
  refused: [m.reports_m_refused, m.reports_m_refused_what],
  failureRate: [m.reports_m_failureRate, m.reports_m_failureRate_what],
  blocked: [m.reports_m_blocked, m.reports_m_blocked_what],
  other: [m.reports_m_other, m.reports_m_other_what],
  unknown: [m.reports_m_unknown, m.reports_m_unknown_what],
  delivered: [m.reports_m_delivered, m.reports_m_delivered_what],
  deliveryRate: [m.reports_m_deliveryRate, m.reports_m_deliveryRate_what],
  seen: [m.reports_m_seen, m.reports_m_seen_what],
  rejected: [m.reports_m_rejected, m.reports_m_rejected_what],
  spam: [m.reports_m_spam, m.reports_m_spam_what],
  unsubscribed: [m.reports_m_unsubscribed, m.reports_m_unsubscribed_what],
  onCall: [m.reports_m_onCall, m.reports_m_onCall_what],
};

/** What a row is called: a subject as people read it, or its time. */
export function rowName(kind: ReportKind, { subject, bucket }: ReportRow): string {
  if (subject === null) return bucketText(bucket);
  if (subject.key === "") return KIND_WORDS[kind].none();
  const channel = kind === "channels" ? CHANNELS.find((one) => one === subject.key) : undefined;
  return channel === undefined ? subject.label : channelName(channel);
}
