import type { ReportKind } from "../../domain/statistics/measures.ts";
import type { Report, ReportQuery } from "../../protocol/reports.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import type { SumRow } from "../../store/archive/sum-quarter-hours.ts";
import {
  membersOf,
  type ReportedAgent,
  type ReportedCampaign,
  reportedAgents,
  reportedCampaigns,
  reportedDialers,
} from "../../store/configuration/report-subjects.ts";
import { countedByCampaign, countedByDesk, countedByDialer } from "./counted.ts";
import { type Counted, reportOf } from "./report.ts";

/** The report that was asked for, over the campaigns that somebody may see; null: a campaign, agent or team that there is not for them. */
export async function makeReport(
  env: Env,
  principal: Pick<Principal, "campaigns">,
  kind: ReportKind,
  query: ReportQuery,
): Promise<Report | null> {
  const campaigns = chosen(await reportedCampaigns(env.CONFIG, principal.campaigns), query);
  if (campaigns === null) return null;
  if (kind === "dialers") {
    const dialers = await ofDialers(env, principal, campaigns, query);
    return dialers === null ? null : reportOf(kind, query, [], dialers);
  }
  const rows = await countedByCampaign(env.ARCHIVE, kind, campaigns, query);
  const isOfPeople = kind === "agents" || kind === "teams";
  const counted = isOfPeople
    ? await ofPeople(env, kind, { campaigns, query, principal }, rows)
    : rows.map((row) => ({ bucket: row.bucket, sums: row.sums, subjects: [subjectOf(kind, campaigns, row)] }));
  return counted === null ? null : reportOf(kind, query, campaigns, counted);
}

/** Of the dialers of these campaigns, and where none is asked for of those without one, for who sees all. */
async function ofDialers(
  env: Env,
  { campaigns: seen }: Pick<Principal, "campaigns">,
  campaigns: readonly ReportedCampaign[],
  query: ReportQuery,
): Promise<Counted[] | null> {
  const ids = campaigns.map(({ id }) => id);
  const isWhole = seen === "all" && query.campaign === undefined;
  const known = (await reportedDialers(env.CONFIG, isWhole ? "all" : ids)).filter(
    ({ name, channel }) =>
      (query.channel === undefined || channel === query.channel) &&
      (query.dialer === undefined || name.toLowerCase() === query.dialer.toLowerCase()),
  );
  if (known.length === 0 && query.dialer !== undefined) return null;
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const rows = await countedByDialer(env.ARCHIVE, [...names.keys()], query);
  return rows.map(({ subject, bucket, sums }) => {
    const name = names.get(subject) ?? "";
    return { bucket, sums, subjects: [{ key: name, label: name }] };
  });
}

function chosen(seen: ReportedCampaign[], { campaign, channel }: ReportQuery): ReportedCampaign[] | null {
  const wanted = campaign?.map((name) => name.toLowerCase());
  const named = wanted === undefined ? seen : seen.filter(({ name }) => wanted.includes(name.toLowerCase()));
  const found = new Set(named.map(({ name }) => name.toLowerCase()));
  if (wanted?.some((name) => !found.has(name))) return null;
  return channel === undefined ? named : named.filter((one) => one.channel === channel);
}

function subjectOf(kind: ReportKind, campaigns: readonly ReportedCampaign[], { subject, part }: SumRow) {
  const campaign = campaigns.find(({ id }) => id === subject);
  const key = kind === "dispositions" ? part : kind === "channels" ? (campaign?.channel ?? "") : (campaign?.name ?? "");
  return { key, label: key };
}

/** Their work in the campaigns asked for, and their hours, which belong to no campaign. */
async function ofPeople(
  env: Env,
  kind: ReportKind,
  asked: { campaigns: readonly ReportedCampaign[]; query: ReportQuery; principal: Pick<Principal, "campaigns"> },
  work: SumRow[],
): Promise<Counted[] | null> {
  const { campaigns, query, principal } = asked;
  const isNarrowed = query.campaign !== undefined || query.channel !== undefined || principal.campaigns !== "all";
  const members = await membersOf(env.CONFIG, isNarrowed ? campaigns.map(({ id }) => id) : "all");
  const known = await reportedAgents(env.CONFIG, [...new Set([...members, ...work.map(({ part }) => part)])]);
  const agents = known.filter((one) => isAsked(one, query));
  if (agents.length === 0 && (query.agent !== undefined || query.team !== undefined)) return null;
  const byId = new Map(agents.map((one) => [one.id, one]));
  const ids = [...byId.keys()];
  const hours = await countedByDesk(env.ARCHIVE, ids, query);
  const owned = [
    ...work.map((row) => ({ ...row, agent: row.part })),
    ...hours.map((row) => ({ ...row, agent: row.subject })),
  ];
  return owned.flatMap(({ agent, bucket, sums }) => {
    const one = byId.get(agent);
    return one === undefined ? [] : [{ bucket, sums, subjects: peopleOf(kind, one, query) }];
  });
}

function isAsked({ username, teams }: ReportedAgent, { agent, team }: ReportQuery): boolean {
  const isTeam = team === undefined || teams.some((name) => name.toLowerCase() === team.toLowerCase());
  return isTeam && (agent === undefined || username === agent.toLowerCase());
}

function peopleOf(kind: ReportKind, { username, name, teams }: ReportedAgent, { team }: ReportQuery) {
  if (kind === "agents") return [{ key: username, label: name }];
  const shown = teams.filter((one) => team === undefined || one.toLowerCase() === team.toLowerCase());
  return (shown.length === 0 ? [""] : shown).map((one) => ({ key: one, label: one }));
}
