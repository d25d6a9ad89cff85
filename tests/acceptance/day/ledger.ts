import { addSums, NO_SUMS, type Sums } from "../../../domain/statistics/sums.ts";

/** What the generator of a day knows to have happened: what every figure is held against. */
export class Ledger {
  readonly campaigns = new Map<string, Sums>();
  readonly agents = new Map<string, Sums>();
  /** Received and not ended yet, by campaign. */
  readonly open = new Map<string, number>();

  campaign(id: string, change: Partial<Sums>): void {
    add(this.campaigns, id, change);
  }

  agent(id: string, change: Partial<Sums>): void {
    add(this.agents, id, change);
  }

  inWords(): string {
    const whole = [...this.campaigns.values()].reduce((sum, one) => addSums(sum, one), NO_SUMS);
    const names = ["received", "answered", "abandoned", "short", "expired", "closed"] as const;
    return names.map((name) => `${whole[name]} ${name}`).join(", ");
  }

  opened(campaign: string, by: 1 | -1): void {
    this.open.set(campaign, (this.open.get(campaign) ?? 0) + by);
  }
}

function add(sums: Map<string, Sums>, id: string, change: Partial<Sums>): void {
  const sum = { ...(sums.get(id) ?? NO_SUMS) };
  for (const name of Object.keys(change) as (keyof Sums)[]) sum[name] += change[name] ?? 0;
  sums.set(id, sum);
}
