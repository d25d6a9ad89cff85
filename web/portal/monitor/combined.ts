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
import { agentsOf } from "./combined-agents.ts";
import { Recall } from "./recall.ts";

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

/**
 * `team`: ids of the agents that are looked at; null: all of them. Figures of lines are never those of a team. With the `recall` of
 * before, what has not changed keeps its identity.
 */
export function combined(
  boards: readonly Board[],
  team: ReadonlySet<string> | null,
  recall: Recall = new Recall(),
): Combined {
  const agents = agentsOf(boards, team, recall);
  const names = new Map(agents.map(({ agent, name }) => [agent, name]));
  return {
    campaigns: boards.map(({ campaign }) => campaign),
    totals: totalsOf(boards),
    quarters: ofAll(
      boards.map(({ quarters }) => quarters),
      recall,
      quartersOf,
    ),
    lastWeek: ofAll(
      boards.map(({ lastWeek }) => lastWeek),
      recall,
      lastWeekOf,
    ),
    agents,
    waiting: boards
      .flatMap(({ campaign, waiting }) =>
        waiting.map((row) => {
          const offeredToName = row.offeredTo === null ? null : (names.get(row.offeredTo) ?? "");
          return recall.of([row, campaign, offeredToName], () => ({ ...row, campaign, offeredToName }));
        }),
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

function ofAll<Part extends object, Made>(
  parts: readonly Part[],
  recall: Recall,
  make: (parts: readonly Part[]) => Made,
): Made {
  const [first, ...rest] = parts;
  return first === undefined ? make([]) : recall.of([first, ...rest], () => make(parts));
}

function quartersOf(all: readonly (readonly BoardQuarter[])[]): BoardQuarter[] {
  const sums = new Map<number, BoardQuarter>();
  for (const { at, received, answered, abandoned } of all.flat()) {
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

function lastWeekOf(all: readonly (readonly BoardBefore[])[]): BoardBefore[] {
  const sums = new Map<number, number>();
  for (const { at, received } of all.flat()) sums.set(at, (sums.get(at) ?? 0) + received);
  return [...sums].map(([at, received]) => ({ at, received })).sort((a, b) => a.at - b.at);
}
