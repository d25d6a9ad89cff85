import { env, exports } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { ChangedInteraction, InteractionRecord } from "../../protocol/archive.ts";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { NewKey } from "../../protocol/keys.ts";
import { changedInteractions } from "../../store/archive/changed-interactions.ts";
import { recordInteractions } from "../../store/archive/interactions.ts";
import { seedDemo } from "../../store/demo.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import { hashPassword } from "../access/password-hash.ts";

const PASSWORD = "deskline-demo";
const NOON = Date.UTC(2026, 10, 23, 12);
const admin = new Browser();

beforeAll(async () => {
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", PASSWORD);
});

function record(id: string, campaign: string, rev: number): InteractionRecord {
  return {
    id,
    conversation: `c-${id}`,
    campaign,
    channel: "webchat",
    caseNumber: id,
    customer: { name: "María Peña", mail: "", phone: "" },
    language: "es",
    state: "closed",
    endReason: null,
    closedBy: "agent",
    enteredAt: NOON,
    assignedAt: NOON,
    firstReplyAt: null,
    closedAt: NOON,
    waited: 0,
    agent: null,
    segments: [],
    disposition: null,
    rating: null,
    subject: "",
    text: "",
    rev,
  };
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.tuple(fc.nat(11), fc.nat(1)), { minLength: 1, maxLength: 6 }) },
  { weight: 2, arbitrary: fc.constant("read" as const) },
);

test("whoever follows the changes ends with the last state of every interaction, whatever is written between two pages", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.integer({ min: 1, max: 4 }), async (steps, limit) => {
      const own = `run-${++run}`;
      const written = new Map<string, number>();
      const read = new Map<string, number>();
      let rev = 0;
      const { at = 0 } =
        (await env.ARCHIVE.prepare("SELECT max(updated_at) AS at FROM interactions").first<{ at: number }>()) ?? {};
      let after = { at: at ?? 0, row: Number.MAX_SAFE_INTEGER };
      const readPage = async () => {
        const page = await changedInteractions(env.ARCHIVE, { campaigns: [own], after, limit });
        for (const { id, rating } of page.items) read.set(id, rating ?? 0);
        after = page.next;
        return page.more;
      };
      for (const one of steps) {
        if (one === "read") await readPage();
        else {
          const batch = new Map(one.map(([n, other]) => [`${own}-${n}`, other === 1]));
          const records = [...batch].map(([id, isOthers]) => {
            rev += 1;
            if (!isOthers) written.set(id, rev);
            return { ...record(isOthers ? `${id}-other` : id, isOthers ? "other" : own, rev), rating: rev };
          });
          await recordInteractions(env.ARCHIVE, records);
        }
      }
      while (await readPage());
      expect(read).toEqual(written);
    }),
    { numRuns: 25 },
  );
});

test("API-12: a key for interactions reads the changes of its campaigns, page by page, and none of others", async () => {
  const campaigns = (await admin.ask<{ items: CampaignResource[] }>("GET", "/campaigns")).items;
  const idOf = (name: string) => campaigns.find((one) => one.name === name)?.id ?? "";
  const since = new Date().toISOString();
  const ours = [1, 2, 3].map((n) => record(`ours-${n}`, idOf("web-demo"), 1));
  await recordInteractions(env.ARCHIVE, [...ours, record("theirs", idOf("sms-demo"), 1)]);
  const make = { name: "BI", scopes: ["interactions"], campaigns: ["web-demo"] };
  const { key } = await admin.ask<NewKey>("POST", "/keys", make);
  const get = (query: string, bearer = key) =>
    exports.default.fetch(
      new Request(`https://deskline.test/api/interactions?${query}`, {
        headers: { Authorization: `Bearer ${bearer}` },
      }),
    );
  type Page = { items: ChangedInteraction[]; nextCursor: string; more: boolean };
  const page = async (query: string) => (await get(query)).json<Page>();
  const first = await page(`updatedAfter=${since}&limit=2`);
  expect([first.items.map(({ id }) => id), first.more]).toEqual([["ours-1", "ours-2"], true]);
  expect(first.items[0]).toMatchObject({ campaignName: "web-demo", updatedAt: expect.stringMatching(/Z$/) });
  const second = await page(`cursor=${first.nextCursor}`);
  expect([second.items.map(({ id }) => id), second.more]).toEqual([["ours-3"], false]);
  await recordInteractions(env.ARCHIVE, [{ ...record("ours-1", idOf("web-demo"), 2), rating: 5 }]);
  const third = await page(`cursor=${second.nextCursor}`);
  expect(third.items.map(({ id, rating }) => [id, rating])).toEqual([["ours-1", 5]]);
  expect((await page(`cursor=${third.nextCursor}`)).items).toEqual([]);
  expect((await get(`updatedAfter=${since}&campaign=sms-demo`)).status).toBe(404);
  expect((await get(`updatedAfter=${since}&text=hola`)).status).toBe(422);
  const { key: other } = await admin.ask<NewKey>("POST", "/keys", { ...make, scopes: ["messages"] });
  expect((await get(`updatedAfter=${since}`, other)).status).toBe(403);
  expect((await get(`updatedAfter=${since}`, `dk_${"0".repeat(64)}`)).status).toBe(401);
});
