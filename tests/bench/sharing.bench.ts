import { loadavg } from "node:os";
import type { CampaignResource } from "../../protocol/configuration.ts";
import { sleep } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { ALWAYS } from "./bulk.ts";
import { House } from "./house.ts";
import { judged, ms, quantile, row } from "./measure.ts";

const DIALERS = 50;
/** Messages a second of the account that they share. */
const RATE = 50;
const LATENCY_MS = 50;
/** More than each can send meanwhile. */
const ROWS = 100;
const WARM_UP_MS = 5_000;
const LOOKED_AT_MS = 30_000;
const A_WORD_EVERY_MS = 1_500;
const AGENT = { username: "agent", name: "Agent", password: "never-deployed-anywhere" };
/** The one that got least against the one that got most, and all of them against the rate. */
const FAIR = { least: 0.7 };
const USED = { least: 0.9 };
const SOON = { most: 1 };

const house = await House.start({ deployed: true, latency: LATENCY_MS });
const { id: provider } = await house.account("shared", RATE);
const { agent, campaign } = await openCampaign();
await startDialers();

const sent = new Map<string, number>();
const arrivals = new Map<string, (at: number) => void>();
house.carrier.heard = (_, text) => {
  const at = performance.now();
  const [who = ""] = text.split(" ");
  sent.set(who, (sent.get(who) ?? 0) + 1);
  arrivals.get(text)?.(at);
};
await sleep(WARM_UP_MS);
sent.clear();
const began = performance.now();
const waits: number[] = [];
while (performance.now() < began + LOOKED_AT_MS) {
  waits.push(await wordArrives(waits.length));
  await sleep(A_WORD_EVERY_MS);
}
const seconds = (performance.now() - began) / 1_000;
const counts = Array.from({ length: DIALERS }, (_, n) => sent.get(`dialer-${n}`) ?? 0);
const rate = (counts.reduce((sum, count) => sum + count, 0) + waits.length) / seconds;
const [least, most] = [Math.min(...counts), Math.max(...counts)];
const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(row("", "goal", "seen", "", "load"));
console.log(row(`${DIALERS} dialers, messages/s`, RATE, rate.toFixed(1), judged(rate / RATE, USED), load));
console.log(row("least and most of one", most, least, judged(least / most, FAIR), load));
for (const [title, share] of [
  ["agent's word, p50", 0.5],
  ["agent's word, p95", 0.95],
] as const) {
  const wait = quantile(waits, share);
  console.log(row(title, ms(1_000), ms(wait), judged(wait / 1_000, SOON), load));
}
process.exit(0);

async function openCampaign(): Promise<{ agent: PortalUser; campaign: CampaignResource }> {
  const { admin, runtime } = house;
  await admin.ask("/api/users", { ...AGENT, confirm: AGENT.password, role: "agent" });
  const made = await admin.ask<CampaignResource>("/api/campaigns", {
    name: "answers",
    channel: "sms",
    strategy: "nocall",
    thresholds: { serviceLevel: 60 },
    provider,
    dids: ["6622"],
  });
  await admin.put(`/api/campaigns/${made.name}/members/${AGENT.username}`, { penalty: 0 });
  return { agent: await PortalUser.signIn(runtime.url, AGENT.username, AGENT.password), campaign: made };
}

async function startDialers(): Promise<void> {
  const { admin } = house;
  const names = Array.from({ length: DIALERS }, (_, n) => `dialer-${n}`);
  for (const [n, name] of names.entries()) {
    await admin.ask("/api/dialers", { name, provider: "shared", dialString: "1", interval: 0, schedule: ALWAYS });
    const lines = Array.from(
      { length: ROWS },
      (_, line) => `${name};098${100_000 + n * ROWS + line};${name} ${line};1`,
    );
    await admin.send(`/api/dialers/${name}/uploads?name=LIST.csv`, lines.join("\n"), "text/csv");
  }
  await Promise.all(names.map((name) => admin.ask(`/api/dialers/${name}/start`, {})));
}

/** ms from the agent's click to the carrier. */
async function wordArrives(n: number): Promise<number> {
  const text = `word ${n} ${crypto.randomUUID()}`;
  const arrived = new Promise<number>((resolve) => arrivals.set(text, resolve));
  const from = performance.now();
  const start = { id: crypto.randomUUID(), campaign: campaign.id, destination: `099${200_000 + n}`, text };
  await agent.ask("/api/conversations", start);
  return (await arrived) - from;
}
