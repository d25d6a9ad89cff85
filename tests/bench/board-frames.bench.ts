import { type BrowserContext, chromium } from "playwright-core";
import { DEFAULT_LIMITS } from "../../domain/alerts/alerts.ts";
import type { BoardCampaign } from "../../protocol/board-socket.ts";
import { findChromium } from "../../scripts/check/chromium.ts";
import { buildWeb, buildWorker } from "../../scripts/runtime/build.ts";
import { DEMO_PASSWORD, startDemo } from "../../scripts/start/demo.ts";
import { judged, median, ms, quantile, row } from "./measure.ts";
import { PlayedBoard } from "./played-board.ts";

const SIZE = { agents: 200, waiting: 1_000 };
const CHANGE_EVERY_MS = 250;
const SECONDS = 8;
const ROUNDS = 3;
/** Of the frames that an empty page draws in the same browser. */
const GOAL = { least: 0.97 };

interface Drawn {
  frames: number;
  /** ms between two frames. */
  gaps: number[];
  /** ms of each task over 50 ms. */
  long: number[];
}

const campaign: BoardCampaign = {
  id: "web-demo",
  name: "web-demo",
  channel: "webchat",
  strategy: "nocall",
  order: "wrandom",
  maxInteractions: 3,
  serviceLevel: 60,
  limits: DEFAULT_LIMITS,
  zone: "UTC",
  places: 0,
  open: true,
  until: null,
};

await buildWeb();
await buildWorker();
const demo = await startDemo();
const board = await PlayedBoard.listen(campaign, SIZE);
const browser = await chromium.launch({
  executablePath: findChromium() ?? "chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
// The page is the one that ships; only where its socket leads is another.
const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } });
await context.addInitScript(leadElsewhere, board.address);
const origin = demo.deskline.origin;
await context.request.post(`${origin}/api/auth/sign-in/username`, {
  data: { username: "supervisor", password: DEMO_PASSWORD },
  headers: { origin },
});

board.begin(CHANGE_EVERY_MS);
const rounds: { empty: Drawn; full: Drawn }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  rounds.push({
    empty: await drawn(context, "about:blank"),
    full: await drawn(context, `${origin}/monitor?campaign=web-demo`, ".monitor-waiting tbody tr:nth-child(5)"),
  });
}
const a = median(rounds.map(({ full }) => full.frames / SECONDS));
const b = median(rounds.map(({ empty }) => empty.frames / SECONDS));
console.log(row("", "frames/s", "p95 gap", "longest", "long tasks"));
for (const which of ["empty", "full"] as const) {
  const all = rounds.map((one) => one[which]);
  const gaps = all.flatMap((one) => one.gaps);
  const long = all.flatMap((one) => one.long);
  console.log(
    row(
      which === "empty" ? "an empty page" : `${SIZE.agents} agents, ${SIZE.waiting} wait`,
      (which === "empty" ? b : a).toFixed(1),
      ms(quantile(gaps, 0.95)),
      ms(Math.max(...gaps)),
      long.length,
    ),
  );
}
console.log(row("board / empty", judged(a / b, GOAL)));
await browser.close();
board.stop();
await demo.stop();
process.exitCode = a / b >= GOAL.least ? 0 : 1;

/** What a page draws while nobody touches it. */
async function drawn(context: BrowserContext, url: string, ready = "body"): Promise<Drawn> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(ready).first().waitFor();
  await page.waitForTimeout(1_500);
  const seen = await page.evaluate(count, SECONDS * 1_000);
  await page.close();
  return seen;
}

/** In the page. */
function count(during: number): Promise<Drawn> {
  const long: number[] = [];
  const gaps: number[] = [];
  new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    const frame = (at: number) => {
      gaps.push(at - last);
      last = at;
      if (performance.now() - began < during) requestAnimationFrame(frame);
      else resolve({ frames: gaps.length, gaps, long });
    };
    requestAnimationFrame(frame);
  });
}

/** In the page: sockets of boards lead to the played one. */
function leadElsewhere(address: string): void {
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url).includes("/board/socket") ? address : url, protocols);
    }
  };
}
