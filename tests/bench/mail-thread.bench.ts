import { loadavg } from "node:os";
import { WebSocket } from "ws";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import { SUBPROTOCOL, TICKET_PREFIX } from "../../protocol/socket.ts";
import { letter } from "./letter.ts";
import { MailHouse } from "./mail-house.ts";
import { judged, median, ms, row } from "./measure.ts";
import { processorTime } from "./processor.ts";
import { READING, rowsRead } from "./reading.ts";

const GOAL = { most: 1.5 };
const SHORT = 10;
const LONG = Number(process.env.BENCH_MAILS ?? 1_000);
/** Of one thread after the other, in turns: processor time is told in steps of 10 ms. */
const OPENINGS = 30;
const TURNS = 3;
/** At once, as many as servers bring them. */
const LANES = 6;
const LENGTHS = ["short", "long"] as const;

interface Opening {
  bytes: number;
  rows: number;
}

// What stands before the object of this is no cost of a thread: no router of static files, and tickets are there before it is measured.
const house = await MailHouse.start({ withoutPortal: true, entry: READING });
const address = await house.campaign("hilo");
const threads = { short: await threadOf(SHORT), long: await threadOf(LONG) };
for (const conversation of Object.values(threads)) await opening(conversation, await ticketOf(conversation));

console.log(row("opening a thread", `${SHORT} mails`, `${LONG} mails`, "", "load"));
for (const { name, asleep } of [
  { name: "in memory", asleep: false },
  { name: "asleep", asleep: true },
]) {
  const processor = { short: 0, long: 0 };
  const taken: Record<(typeof LENGTHS)[number], Opening[]> = { short: [], long: [] };
  for (let turn = 0; turn < TURNS; turn++)
    for (const length of LENGTHS) {
      const tickets: string[] = [];
      while (tickets.length < OPENINGS) tickets.push(await ticketOf(threads[length]));
      const began = processorTime();
      for (const ticket of tickets) {
        if (asleep) await house.runtime.evict("Conversation", threads[length]);
        taken[length].push(await opening(threads[length], ticket));
      }
      processor[length] += processorTime() - began;
    }
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const [few, many] = [processor.short, processor.long].map((all) => all / (TURNS * OPENINGS)) as [number, number];
  console.log(row(`${name}: processor`, ms(few), ms(many), judged(many / few, GOAL), load));
  for (const what of ["rows", "bytes"] as const) {
    const [little, much] = LENGTHS.map((length) => median(taken[length].map((one) => one[what]))) as [number, number];
    console.log(row(`${name}: ${what}`, little, much, judged(much / little, GOAL), load));
  }
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

async function ticketOf(conversation: string): Promise<string> {
  return (await house.admin.ask<{ ticket: string }>(`/api/conversations/${conversation}/watch`, {})).ticket;
}

/** A reader's socket, from its upgrade until the newest mails are there. */
async function opening(conversation: string, ticket: string): Promise<Opening> {
  const url = new URL(`/api/conversations/${conversation}/socket?newest=1`, house.runtime.url);
  url.protocol = "ws:";
  await rowsRead(house.runtime.url);
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
  const rows = await rowsRead(house.runtime.url);
  socket.close();
  return { bytes, rows };
}
