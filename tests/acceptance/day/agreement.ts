import { env } from "cloudflare:workers";
import { expect } from "vitest";
import type { MeasureName } from "../../../domain/statistics/measures.ts";
import { NO_SUMS, type Sums } from "../../../domain/statistics/sums.ts";
import { queueOf } from "../../../durable-objects/addresses.ts";
import type { Report } from "../../../protocol/reports.ts";
import { Browser } from "../browser.ts";
import { until } from "../line.ts";
import type { DayCampaign } from "./house.ts";
import type { Ledger } from "./ledger.ts";

const OF_LINES = [
  "received",
  "answered",
  "answeredInLevel",
  "abandoned",
  "abandonedInLevel",
  "short",
  "expired",
] as const;
const REPORTED = ["received", "answered", "abandoned", "short", "expired"] as const;
const SETTLING_MS = 20_000;

/** What a queue's board, the sums of quarter hours, the reports and the rows of ended interactions say is what has happened, to the unit. */
export class Agreement {
  readonly #house: readonly DayCampaign[];
  readonly #ledger: Ledger;
  readonly #days: string;
  readonly #since: number;

  constructor(house: readonly DayCampaign[], ledger: Ledger, day: string) {
    this.#house = house;
    this.#ledger = ledger;
    this.#days = `from=${day}&to=${day}&zone=UTC`;
    this.#since = Date.parse(day);
  }

  async holds(): Promise<void> {
    await until(() => this.#isArchived(), SETTLING_MS).catch(() => {});
    const report = await this.#report("campaigns");
    for (const { campaign } of this.#house) {
      const known = this.#ledger.campaigns.get(campaign.id) ?? NO_SUMS;
      const open = this.#ledger.open.get(campaign.id) ?? 0;
      const board = await queueOf(env, campaign.id).figures(this.#since);
      expect([campaign.name, chosen(board, OF_LINES)]).toEqual([campaign.name, chosen(known, OF_LINES)]);
      expect([campaign.name, board.open]).toEqual([campaign.name, open]);
      const reported = Object.fromEntries(REPORTED.map((name) => [name, figure(report, campaign.name, name) ?? 0]));
      expect([campaign.name, reported]).toEqual([campaign.name, chosen(known, REPORTED)]);
      const rows = await this.#rows(campaign.id);
      const ends = ["abandoned", "short", "expired", "closed"] as const;
      expect([campaign.name, rows.received, chosen(rows, ends)]).toEqual([
        campaign.name,
        known.received - open,
        chosen(known, ends),
      ]);
      expect(figure(report, campaign.name, "closed") ?? 0).toBe(known.closed);
      if (open === 0) expect(Math.abs(rows.waitSum - board.waitSum)).toBeLessThan(0.001);
      if (known.answered > 0)
        expect(figure(report, campaign.name, "averageWait")).toBeCloseTo(known.waitSum / known.answered, 3);
      expect(figure(report, campaign.name, "wordsIn") ?? 0).toBe(open === 0 ? known.wordsIn : rows.wordsIn);
    }
  }

  /** At the end of the day: who has held how many, and their hours. */
  async ofAgents(worked: number): Promise<void> {
    const report = await this.#report("agents");
    for (const { id } of this.#house.flatMap((one) => one.agents)) {
      const known = this.#ledger.agents.get(id) ?? NO_SUMS;
      const reported = (["held", "closed", "breaks", "onBreak", "worked"] as const).map((name) =>
        figure(report, id, name),
      );
      expect([id, reported]).toEqual([
        id,
        [known.held, known.closed, known.breaks, known.onBreak / 1_000, worked / 1_000],
      ]);
    }
  }

  async #isArchived(): Promise<boolean> {
    const ended = [...this.#ledger.campaigns].reduce(
      (sum, [id, { received }]) => sum + received - (this.#ledger.open.get(id) ?? 0),
      0,
    );
    const received = [...this.#ledger.campaigns.values()].reduce((sum, one) => sum + one.received, 0);
    const rows = await env.ARCHIVE.prepare(
      "SELECT count(*) AS n FROM interactions WHERE received_in IS NOT NULL",
    ).first<{ n: number }>();
    const sums = await env.ARCHIVE.prepare("SELECT total(received) AS n FROM quarter_hours").first<{ n: number }>();
    return rows?.n === ended && sums?.n === received;
  }

  async #rows(campaign: string) {
    const row = await env.ARCHIVE.prepare(
      `SELECT count(*) AS received, total(state = 'abandoned') AS abandoned, total(state = 'short') AS short, total(state = 'expired') AS expired,
         total(state = 'closed') AS closed, total(iif(assigned_at IS NULL, 0, waited_s)) AS waitSum, total(words_in) AS wordsIn
       FROM interactions WHERE received_in = ?`,
    )
      .bind(campaign)
      .first<Record<"received" | "abandoned" | "short" | "expired" | "closed" | "waitSum" | "wordsIn", number>>();
    if (row === null) throw new Error("an aggregate has one row");
    return row;
  }

  /** The clock has jumped: a session of before is over. */
  async #report(kind: string): Promise<Report> {
    const admin = await new Browser().signIn("admin");
    return admin.ask("GET", `/reports/${kind}?${this.#days}`);
  }
}

function chosen<Name extends keyof Sums>(sums: Record<Name, number>, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, sums[name]]));
}

function figure(report: Report, key: string, name: MeasureName): number | null | undefined {
  return report.items.find(({ subject }) => subject?.key === key)?.figures[
    report.columns.findIndex((one) => one.name === name)
  ];
}
