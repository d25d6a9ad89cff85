import { afterAll, beforeAll, expect } from "vitest";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { NewKey } from "../../protocol/keys.ts";
import type { MessageState, SmsAccepted } from "../../protocol/sms-messages.ts";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { RememberingCarrier } from "./carrier.ts";
import type { Chance } from "./chance.ts";
import { sleep, until } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { seeded } from "./seeded.ts";

const KILLS = Number(process.env.FAULTS_KILLS ?? 10);
const KILL_AFTER_MS = [150, 900] as const;
/** So that many wait by then. */
const FEW_KILL_AFTER_MS = [3_000, 6_000] as const;
const UP_AGAIN_MS = 20_000;
/** Each kill holds up the words of a number for half a minute. */
const FEW_KILLS = 2;
/** Of a program, where words are to wait behind one another. */
const NUMBERS = 2;
/** Programs that hand in one message after the other. */
const PROGRAMS = 8;
/** Begun by an instance that is gone: it is known to be unknown after half a minute. */
const PATIENCE_MS = 90_000;

let runtime: Runtime;
let carrier: RememberingCarrier | undefined;
beforeAll(async () => {
  runtime = await start({ vars: { LOCAL_DEMO: "true" }, looksInside: true });
  const seed = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
  if (!seed.ok) throw new Error(`The demo data was refused: ${await seed.text()}`);
});
afterAll(async () => {
  carrier?.close();
  await runtime?.stop();
});

async function openCampaign(campaign: string, address: string): Promise<string[]> {
  const admin = await PortalUser.signIn(runtime.url, "admin");
  const settings = { url: address, rate: 0, numberFormat: "national", country: "UY" };
  const provider = await admin.ask<{ id: string }>("/api/providers", {
    name: `remembering-${campaign}`,
    type: "url-get",
    settings,
  });
  const { name } = await admin.ask<CampaignResource>("/api/campaigns", {
    name: campaign,
    channel: "sms",
    strategy: "nocall",
    thresholds: { serviceLevel: 60 },
    provider: provider.id,
    dids: ["6622"],
  });
  const draft = { scopes: ["messages"], campaigns: [name] };
  const made = Array.from({ length: PROGRAMS }, (_, n) =>
    admin.ask<NewKey>("/api/keys", { ...draft, name: `${campaign} ${n}` }),
  );
  return (await Promise.all(made)).map(({ key }) => key);
}

/** Hands in messages, to so many numbers in turns, until told to stop; numbers by the id of what was accepted. */
async function handIn(
  program: number,
  key: string,
  accepted: Map<string, string>,
  goesOn: () => boolean,
  numbers = Number.POSITIVE_INFINITY,
) {
  for (let n = 0; goesOn(); n++) {
    const destination = `09${8_000_000 + program * 100_000 + (n % numbers)}`;
    const body = JSON.stringify({ destination, message: `Aviso ${n}` });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    try {
      const answer = await fetch(new URL("/api/messages/sms", runtime.url), { method: "POST", headers, body });
      if (answer.ok) accepted.set(((await answer.json()) as SmsAccepted).id, destination);
    } catch {
      await sleep(50);
    }
  }
}

async function kill(
  chance: Chance,
  { times, after }: { times: number; after: readonly [number, number] },
  killed: (at: number) => Promise<void>,
): Promise<void> {
  const health = new URL("/api/health", runtime.url);
  for (let kills = 0; kills < times; kills++) {
    await sleep(chance.between(...after));
    await runtime.kill9();
    const killedAt = Date.now();
    await until("it is up again", UP_AGAIN_MS, async () => (await fetch(health).catch(() => null))?.ok ?? false);
    await killed(killedAt);
  }
}

/** The words that were on their way when the runtime was killed, as their conversations have them on disk. */
class BegunWords {
  readonly ids = new Set<string>();
  readonly #over = new Set<string>();
  readonly #accepted: ReadonlyMap<string, string>;

  constructor(accepted: ReadonlyMap<string, string>) {
    this.#accepted = accepted;
  }

  async look(killedAt: number): Promise<void> {
    const open = [...this.#accepted.keys()].filter((id) => !this.ids.has(id) && !this.#over.has(id));
    await Promise.all(open.map((id) => this.#lookAt(id, killedAt)));
  }

  async #lookAt(id: string, killedAt: number): Promise<void> {
    const [name, entry] = [id.slice(0, 32), id.slice(32, 64)];
    const [row] = await runtime.rowsOf<{ begun: number | null }>(
      { className: "Conversation", name },
      "SELECT begun FROM departures WHERE entry = ?",
      entry,
    );
    if (row === undefined) this.#over.add(id);
    else if (row.begun !== null && row.begun <= killedAt) this.ids.add(id);
  }
}

/** What became of it, when that is known. */
async function endOf(id: string, key: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` };
  return until(`${id} has ended`, PATIENCE_MS, async () => {
    const answer = await fetch(new URL(`/api/messages/${id}`, runtime.url), { headers });
    if (answer.status === 429) return sleep(1_000).then(() => null);
    if (!answer.ok) throw new Error(`${id}: ${answer.status}`);
    const { state } = (await answer.json()) as MessageState;
    return state !== "queued" && state !== "sending" && state;
  });
}

async function endsOf(ids: readonly string[], keys: readonly string[]): Promise<Map<string, string>> {
  const ends = new Map<string, string>();
  const asking = keys.map(async (key, program) => {
    for (const [n, id] of ids.entries()) if (n % PROGRAMS === program) ends.set(id, await endOf(id, key));
  });
  await Promise.all(asking);
  return ends;
}

seeded(
  "SendSMS through kill -9: of what was answered nothing is forgotten: each is at the carrier at most once, and ends as sent, or as unknown if its sending had begun at a kill",
  async (chance) => {
    carrier = await RememberingCarrier.listen(chance.fork(), { lost: 0, tooMany: 0, latency: [5, 60] });
    const { taken } = carrier;
    const keys = await openCampaign("programs", carrier.template);
    const accepted = new Map<string, string>();
    let killing = true;
    const programs = keys.map((key, program) => handIn(program, key, accepted, () => killing));
    const begun = new BegunWords(accepted);
    await kill(chance.fork(), { times: KILLS, after: KILL_AFTER_MS }, (at) => begun.look(at));
    killing = false;
    await Promise.all(programs);

    const ids = [...accepted.keys()];
    // Each program was heard between any two kills.
    expect(ids.length).toBeGreaterThan(KILLS * PROGRAMS);
    const ends = await endsOf(ids, keys);
    expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
    const inState = (state: string) => ids.filter((id) => ends.get(id) === state);
    const [sent, unknown] = [inState("sent"), inState("unknown")];
    expect(sent.length + unknown.length).toBe(ids.length);
    expect(sent.filter((id) => !taken.has(accepted.get(id) ?? ""))).toEqual([]);
    expect(unknown.filter((id) => !begun.ids.has(id))).toEqual([]);
    const got = unknown.filter((id) => taken.has(accepted.get(id) ?? "")).length;
    console.log(
      `${ids.length} accepted through ${KILLS} kills: ${sent.length} sent, none twice, none lost; ${unknown.length} UNKNOWN, of which the carrier had got ${got}`,
    );
  },
);

seeded(
  "SendSMS to few numbers through kill -9: words that wait behind others leave after them, each at most once, and none is forgotten",
  async (chance) => {
    carrier?.close();
    carrier = await RememberingCarrier.listen(chance.fork(), { lost: 0, tooMany: 0, latency: [100, 400] });
    const keys = await openCampaign("few", carrier.template);
    const accepted = new Map<string, string>();
    let killing = true;
    const programs = keys.map((key, program) => handIn(program, key, accepted, () => killing, NUMBERS));
    await kill(chance.fork(), { times: FEW_KILLS, after: FEW_KILL_AFTER_MS }, async () => {});
    killing = false;
    await Promise.all(programs);

    const ids = [...accepted.keys()];
    // Several wait behind each that leaves.
    expect(ids.length).toBeGreaterThan(10 * FEW_KILLS * PROGRAMS * NUMBERS);
    const ends = await endsOf(ids, keys);
    const inState = (state: string) => ids.filter((id) => ends.get(id) === state).length;
    expect(inState("sent") + inState("unknown")).toBe(ids.length);
    expect(inState("unknown")).toBeLessThanOrEqual(FEW_KILLS * PROGRAMS * NUMBERS);
    for (const [number, texts] of carrier.texts) {
      const order = texts.map((text) => Number(text.split(" ")[1]));
      expect(order, number).toEqual([...new Set(order)].toSorted((one, other) => one - other));
    }
    console.log(
      `${ids.length} accepted to ${PROGRAMS * NUMBERS} numbers through ${FEW_KILLS} kills: ${inState("sent")} sent in order, ${inState("unknown")} UNKNOWN`,
    );
  },
);
