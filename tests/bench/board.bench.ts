import { WebSocket } from "ws";
import { SUBPROTOCOL } from "../../protocol/socket.ts";
import { BareWorker } from "./bare-worker.ts";
import { bundled } from "./bundled.ts";
import { judged, ms, quantile, row } from "./measure.ts";

const AGENTS = 200;
const WAITING = 1_000;
const WATCHERS = 50;
const CHANGES = 60;
/** Slower than the pushes, so that each change travels alone. */
const PAUSE_MS = 300;
/** News of the campaign itself may travel with a change: the smallest is the change alone. */
const TRIES = 3;
const SIZES = [20, 200, 1_000];
const GOAL = { most: 2 };
const FLAT = { most: 1.1 };

const worker = await BareWorker.start(await bundled("tests/bench/board-house.ts"), {
  durableObjects: {
    CAMPAIGN_QUEUE: { className: "CampaignQueue", useSQLite: true },
    BARE: { className: "BareBoard", useSQLite: true },
  },
});
const { url } = worker;

/** Who looks on; `heard` is called with each frame. */
class Watcher {
  heard: ((text: string) => void) | null = null;
  readonly hello: Promise<string>;

  constructor(path: string, protocols: string[]) {
    const socket = new WebSocket(new URL(path, url.href.replace("http", "ws")), protocols);
    this.hello = new Promise((resolve) => socket.once("message", (data) => resolve(String(data))));
    socket.on("message", (data) => this.heard?.(String(data)));
  }
}

/** ms until all have heard what `act` causes, and what it was. */
async function toAll(
  watchers: readonly Watcher[],
  act: () => Promise<unknown>,
): Promise<{ taken: number; text: string }> {
  let text = "";
  const began = performance.now();
  const all = watchers.map(
    (watcher) =>
      new Promise<void>((resolve) => {
        watcher.heard = (heard) => {
          if (heard.includes('"hello"')) return;
          text = heard;
          resolve();
        };
      }),
  );
  await act();
  await Promise.all(all);
  return { taken: performance.now() - began, text };
}

let version = 1;
const ask = (path: string, body?: string) =>
  fetch(new URL(path, url), body === undefined ? {} : { method: "POST", body });
const change = (board: string) => {
  version += 1;
  return ask(`/change?board=${board}&agent=${version % 20}&version=${version}`);
};

const bytes: number[] = [];
for (const size of SIZES) {
  const board = `size-${size}`;
  await ask(`/fill?board=${board}&agents=${size}&waiting=${WAITING}`);
  const watcher = new Watcher(`/watch?board=${board}`, [SUBPROTOCOL]);
  await watcher.hello;
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TRIES; n++) {
    const { text } = await toAll([watcher], () => change(board));
    least = Math.min(least, text.length);
  }
  bytes.push(least);
}
console.log(row("bytes of one change", "bytes", "to 20 agents"));
SIZES.forEach((size, place) => {
  console.log(row(`${size} agents`, bytes[place] ?? 0, judged((bytes[place] ?? 0) / (bytes[0] ?? 1), FLAT)));
});

const board = `size-${AGENTS}`;
const ours = Array.from({ length: WATCHERS }, () => new Watcher(`/watch?board=${board}`, [SUBPROTOCOL]));
const bare = Array.from({ length: WATCHERS }, () => new Watcher("/watch-bare", []));
await Promise.all(ours.map(({ hello }) => hello));
const taken: Record<"floor" | "deskline", number[]> = { floor: [], deskline: [] };
for (let n = 0; n < CHANGES; n++) {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  const told = await toAll(ours, () => change(board));
  taken.deskline.push(told.taken);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  taken.floor.push((await toAll(bare, () => ask("/say", told.text))).taken);
}
const [floor, own] = [quantile(taken.floor, 0.95), quantile(taken.deskline, 0.95)];
console.log(row(`${AGENTS} agents, ${WAITING} waiting`, "floor p95", "deskline p95", ""));
console.log(row(`one change to ${WATCHERS}`, ms(floor), ms(own), judged(own / floor, GOAL)));
await worker.stop();
process.exit(0);
