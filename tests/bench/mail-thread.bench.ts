import { loadavg } from "node:os";
import { WebSocket } from "ws";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import { SUBPROTOCOL, TICKET_PREFIX } from "../../protocol/socket.ts";
import { letter } from "./letter.ts";
import { MailHouse } from "./mail-house.ts";
import { judged, median, ms, row } from "./measure.ts";

const GOAL = { most: 1.5 };
const SHORT = 10;
const LONG = Number(process.env.BENCH_MAILS ?? 1_000);
const OPENINGS = 25;
/** At once, as many as servers bring them. */
const LANES = 6;

interface Opening {
  ms: number;
  bytes: number;
}

const house = await MailHouse.start();
const address = await house.campaign("hilo");
const threads = { short: await threadOf(SHORT), long: await threadOf(LONG) };
for (const conversation of Object.values(threads)) await opening(conversation);

console.log(row("opening a thread", `${SHORT} mails`, `${LONG} mails`, "", "load"));
for (const { name, asleep } of [
  { name: "in memory", asleep: false },
  { name: "asleep", asleep: true },
]) {
  const taken: Record<keyof typeof threads, Opening[]> = { short: [], long: [] };
  for (let n = 0; n < OPENINGS; n++)
    for (const length of ["short", "long"] as const) {
      if (asleep) await house.runtime.evict("Conversation", threads[length]);
      taken[length].push(await opening(threads[length]));
    }
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const of = (length: keyof typeof threads, what: keyof Opening) => median(taken[length].map((one) => one[what]));
  const [few, many] = [of("short", "ms"), of("long", "ms")];
  console.log(row(`${name}: time`, ms(few), ms(many), judged(many / few, GOAL), load));
  const [little, much] = [of("short", "bytes"), of("long", "bytes")];
  console.log(row(`${name}: bytes`, little, much, judged(much / little, GOAL), load));
}
await house.runtime.stop();
process.exit(0);

/** So many mails of one customer, the later ones answering the first; the conversation that they are. */
async function threadOf(mails: number): Promise<string> {
  const customer = `c${mails}@cliente.example`;
  const first = `${mails}-0@cliente.example`;
  const bring = (n: number) => {
    const answers = n === 0 ? {} : { answers: first };
    const raw = letter(`${mails}-${n}@cliente.example`, { from: customer, to: address, fileBytes: 0, ...answers });
    return house.receives(customer, address, raw);
  };
  await bring(0);
  const waiting = Array.from({ length: mails - 1 }, (_, n) => mails - 1 - n);
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await bring(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const archive = await house.runtime.mf.getD1Database("ARCHIVE");
  const known = await archive
    .prepare("SELECT conversation FROM mail_ids WHERE message_id = ?")
    .bind(first)
    .first<{ conversation: string }>();
  if (known === null) throw new Error("The first mail is in no thread");
  return known.conversation;
}

/** A reader's socket, from its upgrade until the newest mails are there. */
async function opening(conversation: string): Promise<Opening> {
  const { ticket } = await house.admin.ask<{ ticket: string }>(`/api/conversations/${conversation}/watch`, {});
  const url = new URL(`/api/conversations/${conversation}/socket?newest=1`, house.runtime.url);
  url.protocol = "ws:";
  const began = performance.now();
  const socket = new WebSocket(url, [SUBPROTOCOL, TICKET_PREFIX + ticket], { headers: house.admin.headers });
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data) => {
      const text = String(data);
      bytes += text.length;
      if ((JSON.parse(text) as ConversationServerFrame).t === "page") resolve();
    });
  });
  const took = performance.now() - began;
  socket.close();
  return { ms: took, bytes };
}
