import type { Glance } from "../../domain/agent/glance.ts";
import { DEFAULT_LIMITS } from "../../domain/alerts/alerts.ts";
import { delivers } from "../../domain/campaign/admission.ts";
import { isOpen, nextChange } from "../../domain/campaign/schedule.ts";
import { type WhyNothing, whyNothing } from "../../domain/routing/why.ts";
import { campaignDay, sameDayLastWeek } from "../../domain/statistics/campaign-day.ts";
import {
  BOARD_ROWS,
  type Board,
  type BoardAgent,
  type BoardBefore,
  type BoardCampaign,
  type BoardChanges,
  type BoardTotals,
  type BoardWaiting,
} from "../../protocol/board-socket.ts";
import { isInLine, quarterOf, waitingOf } from "./board-rows.ts";
import type { QueueParts } from "./parts.ts";

const ABSENT: Glance = {
  status: "disconnected",
  break: null,
  onCall: false,
  since: 0,
  channels: [],
  active: 0,
  held: [],
};

interface Touched {
  agents: ReadonlySet<string>;
  rows: ReadonlySet<string>;
  quarters: ReadonlySet<number>;
  campaign: boolean;
}

/** What the board of this campaign shows, whole or only what was touched. All of it is in storage: no instance owns a figure. */
export class BoardPicture {
  readonly #parts: () => QueueParts;
  /** Why each member gets nothing, and what they have completed, as told last: both change through others too. */
  readonly #told = new Map<string, string>();
  /** The beginning of the day that was told last, ms. */
  #toldDay = 0;

  constructor(parts: () => QueueParts) {
    this.#parts = parts;
  }

  whole(now: number): Board {
    const { figures, line } = this.#parts();
    const { from } = this.#day(now);
    const waiting: BoardWaiting[] = [];
    for (const row of [...line.offered(), ...line.waiting()]) {
      if (waiting.length >= BOARD_ROWS) break;
      waiting.push(waitingOf(row));
    }
    return {
      campaign: this.#campaign(now),
      totals: this.#totals(now),
      quarters: figures.quarters(from).map(quarterOf),
      lastWeek: this.#lastWeek(now),
      agents: this.#agents(now),
      waiting,
    };
  }

  /** Everything has just been told. */
  remember(now: number): void {
    this.#told.clear();
    this.#toldDay = this.#day(now).from;
    for (const one of this.#agents(now)) this.#told.set(one.agent, gistOf(one));
  }

  changes(touched: Touched, now: number): Omit<BoardChanges, "t" | "now"> {
    const { figures, line } = this.#parts();
    const all = this.#agents(now);
    const agents = all.filter((one) => touched.agents.has(one.agent) || this.#told.get(one.agent) !== gistOf(one));
    const members = new Set(all.map(({ agent }) => agent));
    const gone = [...this.#told.keys()].filter((agent) => !members.has(agent));
    for (const agent of gone) this.#told.delete(agent);
    for (const one of agents) this.#told.set(one.agent, gistOf(one));
    const rows = [...touched.rows].map((interaction) => [interaction, line.get(interaction)] as const);
    const waiting = rows.flatMap(([, row]) => (row !== undefined && isInLine(row) ? [waitingOf(row)] : []));
    const left = rows.flatMap(([interaction, row]) => (row === undefined || !isInLine(row) ? [interaction] : []));
    const { from } = this.#day(now);
    const isNewDay = from !== this.#toldDay;
    this.#toldDay = from;
    const quarters =
      touched.quarters.size === 0
        ? []
        : figures
            .quarters(Math.max(from, Math.min(...touched.quarters)))
            .filter((one) => touched.quarters.has(one.quarter));
    return {
      totals: this.#totals(now),
      ...(touched.campaign && { campaign: this.#campaign(now) }),
      ...(isNewDay && { lastWeek: this.#lastWeek(now) }),
      ...(quarters.length > 0 && { quarters: quarters.map(quarterOf) }),
      ...(agents.length > 0 && { agents }),
      ...(gone.length > 0 && { gone }),
      ...(waiting.length > 0 && { waiting }),
      ...(left.length > 0 && { left }),
    };
  }

  #agents(now: number): BoardAgent[] {
    const { members, tallies, snapshot } = this.#parts();
    const whys = this.#whys(now);
    const completed = tallies.of(this.#day(now).day);
    return snapshot().members.map(({ agent, name, penalty }) => ({
      ...(members.all().get(agent)?.glance ?? ABSENT),
      agent,
      name,
      penalty,
      completed: completed.get(agent) ?? 0,
      why: whys.get(agent) ?? null,
    }));
  }

  #whys(now: number): Map<string, WhyNothing | null> {
    const { line, members, snapshot } = this.#parts();
    const { campaign, members: list } = snapshot();
    return whyNothing({
      members: list,
      snapshots: members.all(),
      outstanding: line.outstanding(),
      strategy: campaign.strategy,
      order: campaign.order,
      enabled: campaign.enabled,
      delivers: delivers(campaign, now),
    });
  }

  #totals(now: number): BoardTotals {
    const { figures, line, tallies } = this.#parts();
    const { day, from } = this.#day(now);
    const { completed, begun } = tallies.sums(day);
    return { from, ...line.census(), ...figures.since(from), completed, outbound: begun };
  }

  #campaign(now: number): BoardCampaign {
    const { campaign, alerts = DEFAULT_LIMITS } = this.#parts().snapshot();
    const { id, name, channel, strategy, order, maxInteractions, thresholds, schedule, enabled } = campaign;
    return {
      id,
      name,
      channel,
      strategy,
      order,
      maxInteractions,
      serviceLevel: thresholds.serviceLevel,
      limits: alerts,
      zone: schedule.zone,
      places: thresholds.maxChats,
      open: enabled && isOpen(schedule, now),
      until: nextChange(schedule, now)?.at ?? null,
    };
  }

  #lastWeek(now: number): BoardBefore[] {
    const { figures, snapshot } = this.#parts();
    const before = sameDayLastWeek(snapshot().campaign.schedule, now);
    if (before === null) return [];
    return figures.quarters(before.from, before.to).flatMap(({ quarter, received }) => {
      const at = before.today(quarter);
      return at === null ? [] : [{ at, received }];
    });
  }

  #day(now: number) {
    return campaignDay(this.#parts().snapshot().campaign.schedule, now);
  }
}

function gistOf({ why, completed }: BoardAgent): string {
  return `${why} ${completed}`;
}
