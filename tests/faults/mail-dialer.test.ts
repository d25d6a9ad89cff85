import { afterAll, beforeAll, expect } from "vitest";
import { marksOf } from "../../domain/dialer/mark.ts";
import { ROW } from "../../domain/dialer/row-state.ts";
import type { PlatformMail } from "../../sandbox/mailboxes/platform-mail.ts";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import type { Chance } from "./chance.ts";
import { addsUp, nothingLeft, rowsOf } from "./dialers.ts";
import {
  addressesOf,
  blockedAddresses,
  fate,
  figure,
  mailRows,
  openMailDialer,
  pixelOf,
  sendList,
} from "./mail-dialers.ts";
import { MailReports } from "./mail-reports.ts";
import { sleep, until } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { RememberingPost } from "./remembering-post.ts";
import { seeded } from "./seeded.ts";

const ROWS = Number(process.env.FAULTS_ROWS ?? 2_000);
const KILLS = Number(process.env.FAULTS_KILLS ?? 50);
const KILL_AFTER_MS = [150, 900] as const;
const UP_AGAIN_MS = 20_000;
const TURN_EVERY_MS = [500, 3_000] as const;
const CRON_EVERY_MS = 1_000;
/** Mails that a dialer has in flight at a kill. */
const WAVE = 6;
const PATIENCE_MS = 60_000;
const OPENED = 100;
/** By the platform, and by a server of its own. */
const DIALERS = ["norte", "sur"] as const;
const EACH = ROWS / DIALERS.length;
const AGAIN = Math.min(120, EACH);

let runtime: Runtime;
let post: RememberingPost | undefined;

beforeAll(async () => {
  const sendByPlatform = (mail: PlatformMail) => {
    if (post === undefined) throw new Error("There is no post yet");
    return post.sendByPlatform(mail);
  };
  runtime = await start({ vars: { LOCAL_DEMO: "true" }, mailboxes: { sendByPlatform } });
  const seed = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
  if (!seed.ok) throw new Error(`The demo data was refused: ${await seed.text()}`);
});
afterAll(async () => {
  await runtime?.stop();
  await post?.close();
});

/** Cron, twice at once, and supervisors who stop and start. */
async function disturb(chance: Chance, admin: PortalUser, goesOn: () => boolean): Promise<void> {
  const ticking = (async () => {
    for (; goesOn(); await sleep(CRON_EVERY_MS)) void Promise.allSettled([runtime.cron(), runtime.cron()]);
  })();
  for (; goesOn(); await sleep(chance.between(...TURN_EVERY_MS))) {
    const path = `/api/dialers/${chance.oneOf(DIALERS)}`;
    await admin.ask(`${path}/stop`, {}).catch(() => {});
    await sleep(chance.between(0, 200));
    await Promise.allSettled([admin.ask(`${path}/start`, {}), admin.ask(`${path}/start`, {})]);
  }
  await ticking;
}

async function kill(chance: Chance): Promise<void> {
  const health = new URL("/api/health", runtime.url);
  const isUp = async () => (await fetch(health).catch(() => null))?.ok ?? false;
  for (let kills = 0; kills < KILLS; kills++) {
    await sleep(chance.between(...KILL_AFTER_MS));
    await runtime.kill9();
    await until("it is up again", UP_AGAIN_MS, isUp);
  }
}

seeded(
  "EML-88, EML-89, EML-90, EML-91: lists of mails through fifty kills, lost answers and reports out of order: no address twice, none skipped, the counters are the rows",
  async (chance) => {
    const reports = new MailReports(runtime, chance.fork(), fate);
    const faults = { lost: 0.02, tooMany: 0.001, latency: [5, 60] } as const;
    post = new RememberingPost(chance.fork(), faults, (mail) => reports.hear(mail));
    const { taken, lost } = post;
    const admin = await PortalUser.signIn(runtime.url, "admin");
    const server = await post.listen();
    for (const name of DIALERS) {
      await openMailDialer(admin, name, name === "sur" ? server : null);
      await sendList(admin, name, addressesOf(name, EACH), "PRIMERA.csv");
    }
    const from = Date.now();
    let killing = true;
    const disturbed = disturb(chance.fork(), admin, () => killing);
    await kill(chance.fork());
    killing = false;
    await disturbed;
    const killed = { ms: Date.now() - from, sent: taken.size };
    for (const name of DIALERS) await admin.ask(`/api/dialers/${name}/start`, {});
    await nothingLeft(admin, DIALERS);
    await rowsOf(runtime);
    await reports.allTold();
    const [bounced, complained] = [reports.of("bounce"), reports.of("complaint")];
    const shows = (which: "seen" | "rejected" | "spam", n: number) =>
      until(`the boards show ${n} ${which}`, PATIENCE_MS, async () => (await figure(admin, DIALERS, which)) === n);
    await shows("rejected", bounced.length);
    await shows("spam", complained.length);

    const rows = await mailRows(runtime);
    expect(rows).toHaveLength(ROWS);
    expect([...taken].filter(([, mails]) => mails.length > 1)).toEqual([]);
    const inState = (state: number) => rows.filter((row) => row.state === state).map(({ address }) => address);
    const unknown = inState(ROW.UNKNOWN);
    expect(inState(ROW.PROCESSED).filter((address) => !taken.has(address))).toEqual([]);
    expect(inState(ROW.PROCESSED).length + unknown.length).toBe(ROWS);
    expect(unknown.length).toBeLessThanOrEqual(lost.size + KILLS * WAVE * DIALERS.length);
    const marked = (mark: string) => rows.filter(({ marks }) => marksOf(marks).some((one) => one === mark));
    expect(
      marked("rejected")
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual(bounced);
    expect(
      marked("spam")
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual(complained);
    for (const name of DIALERS) await addsUp(admin, name, await rowsOf(runtime));
    expect(await blockedAddresses(runtime)).toEqual(complained);

    const opened = [...taken].filter(([address]) => fate(address) === null).slice(0, OPENED);
    for (const [, [mail]] of opened)
      if (mail !== undefined) await Promise.all([fetch(pixelOf(mail)), fetch(pixelOf(mail))]);
    await shows("seen", opened.length);

    const before = new Map([...taken].map(([address, mails]) => [address, mails.length]));
    for (const name of DIALERS) await sendList(admin, name, addressesOf(name, AGAIN), "SEGUNDA.csv");
    await nothingLeft(admin, DIALERS);
    const second = DIALERS.flatMap((name) => addressesOf(name, AGAIN));
    const skipped = second.filter((address) => taken.get(address)?.length === before.get(address));
    expect(skipped.toSorted()).toEqual(complained.filter((address) => second.includes(address)));
    const got = unknown.filter((address) => before.has(address)).length;
    console.log(
      `${ROWS} mails, ${KILLS} kills in ${killed.ms} ms (${killed.sent} sent by then), ${Date.now() - from} ms in all: ${before.size} addresses at the post, none twice; ${unknown.length} UNKNOWN, of which it had got ${got}; ${lost.size} answers lost, ${post.tooMany} times too many; ${bounced.length} bounces and ${complained.length} complaints, each twice; ${opened.length} opened, each twice; ${skipped.length} skipped in the next list`,
    );
  },
);
