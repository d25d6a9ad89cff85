import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/check/chromium.ts";
import { centre } from "./centre.ts";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A step that takes longer has failed, also on a machine that does much else. */
const STEP_TIMEOUT_MS = 30_000;
/** Each keeps a process. */
const MOST_PARKED = 4;
const STORED = "local_storage,indexeddb,cache_storage,service_workers";

let launched: Promise<Browser> | undefined;
/** Those of this test; "" for one that is not used again. */
const used = new Map<BrowserContext, string>();
/** Empty ones of earlier tests, by their options: their cache and process make a page half as dear as in a new one. */
let parked: { context: BrowserContext; made: string }[] = [];

/** One browser a worker: it ends with the worker's process, whose pipe it reads. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: findChromium() ?? "chromium", headless: true, args: QUIET });
  return launched;
}

/** A browser of its own: without cookies, storage or pages of any other. Languages: `es`, `en`, `pt`. */
export async function freshContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const made = JSON.stringify(options);
  const again = parked.find((one) => one.made === made);
  parked = parked.filter((one) => one !== again);
  const context = again?.context ?? (await untouchedContext(options));
  used.set(context, made);
  return context;
}

/** One that no test has used before and none will after: for routes, a clock or an address of one's own. */
export async function untouchedContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await browser()).newContext({
    locale: "en",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(STEP_TIMEOUT_MS);
  used.set(context, "");
  return context;
}

/** Those that the test has opened. */
export const openPages = (): Page[] => [...used.keys()].flatMap((context) => context.pages());

/** Closes every page of the test; what can be used again is emptied. */
export async function leaveContexts(): Promise<void> {
  const left = [...used];
  used.clear();
  await Promise.all(
    left.map(async ([context, made]) => {
      const emptied = made !== "" && (await empty(context).catch(() => false));
      if (emptied) parked.push({ context, made });
      else await context.close();
    }),
  );
  const most = parked.splice(0, Math.max(0, parked.length - MOST_PARKED));
  await Promise.all(most.map(({ context }) => context.close()));
}

/** One page stays, at an address without a script: with it stays the process. False: there is none. */
async function empty(context: BrowserContext): Promise<boolean> {
  const [page, ...others] = context.pages();
  if (page === undefined) return false;
  await Promise.all(others.map((one) => one.close()));
  // Somebody may have been writing, and is asked.
  page.on("dialog", (dialog) => void dialog.accept().catch(() => {}));
  const { deskline, host, sandbox } = centre();
  await page.goto(new URL("/api/health", deskline).href);
  await context.clearCookies();
  const devtools = await context.newCDPSession(page);
  for (const origin of [deskline, host, sandbox])
    await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: STORED });
  await devtools.detach();
  return true;
}
