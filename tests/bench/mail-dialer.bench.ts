import { loadavg } from "node:os";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { POST_OFFICE } from "../../scripts/runtime/post-office.ts";
import { until } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";
import type { BareMails } from "./bare-mailer.ts";
import { bundled } from "./bundled.ts";
import { WORKER } from "./house.ts";
import { judged, row } from "./measure.ts";
import { SlowPost } from "./slow-post.ts";

/** Mails of one list: 1,200 take forty seconds at six calls of 200 ms. */
const ROWS = Number(process.env.BENCH_ROWS ?? 1_200);
const LATENCY_MS = 200;
const LANES = 6;
const WARM = 60;
const GOAL = { least: 0.8 };
const PATIENCE_MS = 600_000;
const ALWAYS = { zone: "America/Montevideo", ranges: ["sun,mon,tue,wed,thu,fri,sat;00:00-23:59"] };
const SUBJECT = "Novedades para ${nombre}";
const TEMPLATE = `<h1>Hola \${nombre}</h1>${"<p>Tenemos una propuesta que puede interesarle.</p>".repeat(40)}<a href="\${unsubscribe}">Baja</a>`;

const post = new SlowPost(LATENCY_MS);
const runtime = await start({
  vars: { LOCAL_DEMO: "true" },
  mailboxes: post,
  beside: [
    {
      ...WORKER,
      name: "bare-mailer",
      script: await bundled("tests/bench/bare-mailer.ts"),
      serviceBindings: { EMAIL: { name: POST_OFFICE, entrypoint: "PostOffice" } },
    },
  ],
});
const seed = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
if (!seed.ok) throw new Error(`The demo data was refused: ${await seed.text()}`);
const admin = await PortalUser.signIn(runtime.url, "admin");

console.log(row("mails/s", "floor", "deskline", "", "load"));
await Promise.all([bare(runtime, "w1", WARM), list(admin, "w2", WARM)]);
// At the same time: thirty mails a second leave the processor alone, and the machine's moods hit both alike.
const [floor, ours] = await Promise.all([bare(runtime, "bare", ROWS), list(admin, "ours", ROWS)]);
console.log(
  row("1 dialer", floor.toFixed(1), ours.toFixed(1), judged(ours / floor, GOAL), (loadavg()[0] ?? 0).toFixed(1)),
);
await runtime.stop();
process.exit(0);

/** The same mails by a Worker that only composes and sends them; mails a second. */
async function bare({ mf }: Runtime, name: string, mails: number): Promise<number> {
  const from = `avisos@${name}.example`;
  const asked: BareMails = { from, subject: SUBJECT, template: TEMPLATE, mails, lanes: LANES };
  const worker = await mf.getWorker("bare-mailer");
  const answer = await worker.fetch("http://bare/", { method: "POST", body: JSON.stringify(asked) });
  if (!answer.ok) throw new Error(`The floor broke: ${await answer.text()}`);
  return post.rate(from);
}

/** A list of a dialer; mails a second, when its board knows of all. */
async function list(by: PortalUser, name: string, rows: number): Promise<number> {
  const from = `avisos@${name}.example`;
  const mailbox = await by.ask<{ id: string }>("/api/mailboxes", { name, address: from, fromName: "Banco" });
  const own = { name, channel: "email", strategy: "nocall", thresholds: { serviceLevel: 3_600 }, mailbox: mailbox.id };
  await by.ask("/api/campaigns", own);
  const letter = { subject: SUBJECT, format: "html", template: TEMPLATE };
  await by.ask("/api/dialers", { channel: "email", campaign: name, interval: 0, schedule: ALWAYS, ...letter });
  const lines = Array.from({ length: rows }, (_, n) => `${name};c${n}@cliente.example;;;"nombre":"Cliente ${n}";1`);
  const path = `/api/dialers/${name}`;
  const upload = await by.send<{ uploadId: string }>(`${path}/uploads?name=LIST.csv`, lines.join("\n"), "text/csv");
  await by.put(`${path}/active-list`, { list: upload.uploadId });
  await by.ask(`${path}/start`, {});
  await until(`${name} is sent`, PATIENCE_MS, () => post.taken(from) === rows);
  await until(`the board knows of ${name}`, PATIENCE_MS, async () => {
    const { mail } = await by.ask<{ mail: { sent: number } }>(`${path}/progress`);
    return mail.sent === rows;
  });
  return post.rate(from);
}
