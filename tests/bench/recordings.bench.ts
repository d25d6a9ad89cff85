import type { InteractionSearch } from "../../store/archive/interaction-page.ts";
import { Archives, BEGAN_MS } from "./archives.ts";
import { judged, median, ms, row } from "./measure.ts";

const [SMALL, LARGE] = [10_000, 1_000_000] as const;
const ROUNDS = 9;
const TIMES = 10;
const MINUTE_MS = 60_000;
/** How much more a page may take out of a hundred times as many. */
const FLAT = { most: 3 };

const TWENTY = Array.from({ length: 20 }, (_, n) => `campaign-${n}`);
const page = { campaigns: "all", limit: 50 } as const;
const SEARCHES: [string, InteractionSearch | null][] = [
  ["one row by its id (floor)", null],
  ["the newest of all", page],
  ["of 20 campaigns, one channel", { ...page, campaigns: TWENTY, channel: "sms" }],
  [
    "campaign, days, rating",
    { ...page, campaign: "campaign-7", closedUntil: BEGAN_MS + 9_000 * MINUTE_MS, ratingFrom: 2 },
  ],
  ["one agent, of 20 campaigns", { ...page, campaigns: TWENTY, agents: ["agent-7"] }],
  ["a word of every one", { ...page, campaigns: TWENTY, text: "gracias" }],
  ["three letters of every one", { ...page, campaigns: TWENTY, text: "gra" }],
  ["five letters of every one", { ...page, text: "graci" }],
  [
    "and its campaign, days, rating",
    { ...page, campaign: "campaign-7", closedUntil: BEGAN_MS + 9_000 * MINUTE_MS, ratingFrom: 2, text: "gracias" },
  ],
  ["and an agent that has few", { ...page, agents: ["agent-7"], channel: "sms", text: "gracias" }],
  ["words of few, a prefix", { ...page, text: "pedido 777 hol" }],
  ["a customer's number", { ...page, customer: "+59891000777" }],
];

const archives = await Archives.open([SMALL, LARGE]);
console.log(row("a page of 50", `of ${SMALL}`, `of ${LARGE}`, "growth", "to floor"));
let floor = Number.NaN;
for (const [name, search] of SEARCHES) {
  const [few, many]: [number[], number[]] = [[], []];
  for (const size of [SMALL, LARGE]) await archives.search(size, search, 1);
  for (let round = 0; round < ROUNDS; round++) {
    few.push(await archives.search(SMALL, search, TIMES));
    many.push(await archives.search(LARGE, search, TIMES));
  }
  const [small, large] = [median(few), median(many)];
  if (search === null) floor = large;
  console.log(row(name, ms(small), ms(large), judged(large / small, FLAT), `×${(large / floor).toFixed(1)}`));
}
await archives.stop();
process.exit(0);
