import type { HeldGlance } from "../../../domain/agent/glance.ts";
import type { WhyNothing } from "../../../domain/routing/why.ts";
import type {
  Board,
  BoardAgent,
  BoardBefore,
  BoardCampaign,
  BoardQuarter,
  BoardTotals,
  BoardWaiting,
} from "../../../protocol/board-socket.ts";

/** Several boards as one: sums of their figures, an agent once whatever campaigns they serve, all who wait in one order. */

export interface MonitorHeld extends HeldGlance {
  agent: string;
  agentName: string;
  campaign: BoardCampaign;
}

export interface MonitorAgent extends Omit<BoardAgent, "why" | "penalty" | "held"> {
  held: MonitorHeld[];
  /** By campaign of which they are a member. */
  whys: { campaign: BoardCampaign; why: WhyNothing | null; penalty: number }[];
}

export interface MonitorWaiting extends BoardWaiting {
  campaign: BoardCampaign;
  offeredToName: string | null;
}

export interface Combined {
  campaigns: BoardCampaign[];
  totals: BoardTotals;
  quarters: BoardQuarter[];
  lastWeek: BoardBefore[];
  /** Who is there first, then by name. */
  agents: MonitorAgent[];
  /** The longest wait first (SMS-82). */
  waiting: MonitorWaiting[];
  /** Customers who wait for our answer, the longest first. */
  unanswered: MonitorHeld[];
}

const SUMMED = [
  "waiting",
  "active",
  "received",
  "answered",
  "answeredInLevel",
  "abandoned",
  "abandonedInLevel",
  "short",
  "expired",
  "waitSum",
  "completed",
  "outbound",
] as const;

/** `team`: ids of the agents that are looked at; null: all of them. Figures of lines are never those of a team. */
export function combined(boards: readonly Board[], team: ReadonlySet<string> | null): Combined {
  const agents = agentsOf(boards, team);
  const names = new Map(agents.map(({ agent, name }) => [agent, name]));
  return {
    campaigns: boards.map(({ campaign }) => campaign),
    totals: totalsOf(boards),
    quarters: quartersOf(boards),
    lastWeek: lastWeekOf(boards),
    agents,
    waiting: boards
      .flatMap(({ campaign, waiting }) =>
        waiting.map((row) => ({
          ...row,
          campaign,
          offeredToName: row.offeredTo === null ? null : (names.get(row.offeredTo) ?? ""),
        })),
      )
      .sort((a, b) => a.since - b.since),
    unanswered: agents
      .flatMap(({ held }) => held.filter(({ unansweredSince }) => unansweredSince !== null))
      .sort((a, b) => (a.unansweredSince ?? 0) - (b.unansweredSince ?? 0)),
  };
}

function totalsOf(boards: readonly Board[]): BoardTotals {
  const all = boards.map(({ totals }) => totals);
  const oldest = all.flatMap((one) => (one.oldest === null ? [] : [one.oldest]));
  const sums = Object.fromEntries(SUMMED.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)]));
  return {
    ...(sums as Record<(typeof SUMMED)[number], number>),
    from: Math.min(...all.map(({ from }) => from)),
    oldest: oldest.length === 0 ? null : Math.min(...oldest),
    waitMax: Math.max(0, ...all.map(({ waitMax }) => waitMax)),
  };
}

function quartersOf(boards: readonly Board[]): BoardQuarter[] {
  const sums = new Map<number, BoardQuarter>();
  for (const { at, received, answered, abandoned } of boards.flatMap(({ quarters }) => quarters)) {
    const sum = sums.get(at) ?? { at, received: 0, answered: 0, abandoned: 0 };
    sums.set(at, {
      at,
      received: sum.received + received,
      answered: sum.answered + answered,
      abandoned: sum.abandoned + abandoned,
    });
  }
  return [...sums.values()].sort((a, b) => a.at - b.at);
}

function lastWeekOf(boards: readonly Board[]): BoardBefore[] {
  const sums = new Map<number, number>();
  for (const { at, received } of boards.flatMap(({ lastWeek }) => lastWeek))
    sums.set(at, (sums.get(at) ?? 0) + received);
  return [...sums].map(([at, received]) => ({ at, received })).sort((a, b) => a.at - b.at);
}

function agentsOf(boards: readonly Board[], team: ReadonlySet<string> | null): MonitorAgent[] {
  const known = new Map<string, MonitorAgent>();
  for (const { campaign, agents } of boards) {
    for (const { why, penalty, held, ...row } of agents) {
      if (team !== null && !team.has(row.agent)) continue;
      const before = known.get(row.agent);
      // Each queue hears of an agent by itself: the youngest change is what they are.
      const newer = before === undefined || row.since >= before.since ? row : before;
      const theirs = held.map((one) => ({ ...one, agent: row.agent, agentName: row.name, campaign }));
      known.set(row.agent, {
        ...newer,
        completed: row.completed + (before?.completed ?? 0),
        held: [...(before?.held ?? []), ...theirs],
        whys: [...(before?.whys ?? []), { campaign, why, penalty }],
      });
    }
  }
  return [...known.values()].sort(
    (a, b) =>
      Number(a.status === "disconnected") - Number(b.status === "disconnected") ||
      a.name.localeCompare(b.name) ||
      (a.agent < b.agent ? -1 : 1),
  );
}
