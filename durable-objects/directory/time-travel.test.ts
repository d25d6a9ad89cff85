import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import { Installation, inForce } from "../../tests/acceptance/installation.ts";
import { directoryOf, queueOf } from "../addresses.ts";

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});

/** What a queue works by. */
function atWork(campaign: string): Promise<CampaignSnapshot> {
  return runInDurableObject(queueOf(env, campaign), (_, { storage }) => {
    const row = storage.sql.exec<{ value: string }>("SELECT value FROM facts WHERE name = 'snapshot'").one();
    return JSON.parse(row.value) as CampaignSnapshot;
  });
}

/** The tables that a campaign's changes touch, as they are now; calling it puts them back, their counter too. */
async function moment(): Promise<() => Promise<void>> {
  const { results } = await env.CONFIG.prepare("SELECT id, settings FROM campaigns").all<{
    id: string;
    settings: string;
  }>();
  const { version } = (await env.CONFIG.prepare("SELECT max(version) AS version FROM changes").first<{
    version: number;
  }>()) ?? { version: 0 };
  return async () => {
    await env.CONFIG.batch([
      env.CONFIG.prepare("DELETE FROM changes WHERE version > ?").bind(version),
      env.CONFIG.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'changes'").bind(version),
      ...results.map(({ id, settings }) =>
        env.CONFIG.prepare("UPDATE campaigns SET settings = ? WHERE id = ?").bind(settings, id),
      ),
      env.CONFIG.prepare("DELETE FROM campaigns WHERE id NOT IN (SELECT value FROM json_each(?))").bind(
        JSON.stringify(results.map(({ id }) => id)),
      ),
    ]);
  };
}

async function changeTo({ name }: CampaignResource, maxInteractions: number): Promise<void> {
  const known = await house.admin.ask<CampaignResource>("GET", `/campaigns/${name}`);
  const { id: _, caseCode: __, channel: ___, ...form } = known;
  await house.admin.ask("PUT", `/campaigns/${name}`, { ...form, maxInteractions });
  await inForce();
}

test("a database that went back to an earlier moment is followed there, and from there on", async () => {
  const campaign = await house.campaign({ name: "viajera", maxInteractions: 4 });
  const goBack = await moment();
  for (const most of [5, 6, 7]) await changeTo(campaign, most);
  await house.campaign({ name: "posterior" });
  expect((await atWork(campaign.id)).campaign.maxInteractions).toBe(7);

  await goBack();
  await inForce();
  expect((await atWork(campaign.id)).campaign.maxInteractions).toBe(4);
  expect(await directoryOf(env).campaignByName("posterior")).toBe(null);
  expect(await directoryOf(env).untold()).toEqual([]);
  await changeTo(campaign, 8);
  expect((await atWork(campaign.id)).campaign.maxInteractions).toBe(8);
});

test("also when as many changes were made since as there were: those of the same numbers are others", async () => {
  const campaign = await house.campaign({ name: "de-vuelta", maxInteractions: 4 });
  const goBack = await moment();
  await changeTo(campaign, 5);
  await goBack();
  await changeTo(campaign, 9);
  expect((await atWork(campaign.id)).campaign.maxInteractions).toBe(9);
  await changeTo(campaign, 3);
  expect((await atWork(campaign.id)).campaign.maxInteractions).toBe(3);
});
