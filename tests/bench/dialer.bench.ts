import { loadavg } from "node:os";
import { Bulk } from "./bulk.ts";
import { judged, row } from "./measure.ts";

/** Rows of one dialer's list: 1,200 take forty seconds at six calls of 200 ms. */
const ROWS = Number(process.env.BENCH_ROWS ?? 1_200);
const LATENCY_MS = 200;
const CROWDS = [4, 16];
/** Messages a second of a provider that has a limit, and how many dialers share it. */
const LIMIT = 30;
const SHARING = 4;
const GOAL = { least: 0.9 };
const LINEAR = { least: 0.8 };
const SHARE = { least: 0.95 };

console.log(row("messages/s", "floor", "deskline", "", "load"));
await rulesOfNpmStart();
const deployed = await Bulk.start({ deployed: true, latency: LATENCY_MS });
const one = await alone(deployed, "1 dialer");
await crowds(deployed, one);
await limited(deployed);
await deployed.stop();
process.exit(0);

/** Beside production's rules only to show what trying the port costs on one's own machine. */
async function rulesOfNpmStart(): Promise<void> {
  const local = await Bulk.start({ deployed: false, latency: LATENCY_MS });
  await alone(local, "1 dialer, port tried");
  await local.stop();
}

/** Floor and list at the same time: thirty calls a second leave the processor alone, and the machine's moods hit both alike. */
async function alone(bulk: Bulk, title: string): Promise<number> {
  await Promise.all([bulk.bare(1, 60), bulk.lists(1, 60)]);
  const [bare, ours] = await Promise.all([bulk.bare(1, ROWS), bulk.lists(1, ROWS)]);
  console.log(row(title, bare.toFixed(1), ours.toFixed(1), judged(ours / bare, GOAL), load()));
  return ours;
}

/** As many times what one dialer sends; the floor's crowd beside, one after the other, tells how far this machine lets anybody come. */
async function crowds(bulk: Bulk, one: number): Promise<void> {
  console.log(row("", "of linear", "of linear"));
  for (const dialers of CROWDS) {
    const bare = await bulk.bare(dialers, ROWS / 2);
    const ours = await bulk.lists(dialers, ROWS / 2);
    const linear = one * dialers;
    const figures = [`×${(bare / linear).toFixed(2)}`, ours.toFixed(1), judged(ours / linear, LINEAR), load()];
    console.log(row(`${dialers} dialers`, ...figures));
  }
}

async function limited(bulk: Bulk): Promise<void> {
  const ours = await bulk.lists(SHARING, ROWS / SHARING, LIMIT);
  console.log(row(`${SHARING} dialers, ${LIMIT}/s`, LIMIT, ours.toFixed(1), judged(ours / LIMIT, SHARE), load()));
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
