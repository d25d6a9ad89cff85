import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DialerBoard } from "../../protocol/dialers.ts";
import type { ProviderResource } from "../../protocol/providers.ts";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import { AgentTab } from "../faults/agent-tab.ts";
import { Chance } from "../faults/chance.ts";
import { until } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { isKannelInstalled, KANNEL_PASSWORD, KANNEL_USER, Kannel } from "./kannel.ts";

const LIMIT_MS = 60_000;
const OURS = "29001234";
const CUSTOMER = "+59899111222";

/** SMS-1, SMS-3: nothing of ours plays the carrier here. */
describe.runIf(isKannelInstalled())("a real Kannel with fakesmsc behind it", () => {
  let demo: Demo;
  let kannel: Kannel;
  let admin: PortalUser;

  beforeAll(async () => {
    demo = await startDemo();
    admin = await PortalUser.signIn(demo.deskline, "admin");
    // Kannel has to know our door before it starts, and we its port: the account is completed when both are there.
    const account = await admin.ask<ProviderResource>("/api/providers", accountAt("http://127.0.0.1:1"));
    kannel = await Kannel.start(new URL(account.webhooks.inbound, demo.deskline));
    await admin.put(`/api/providers/kannel-real`, { ...accountAt(kannel.sendSms.origin), version: account.version });
    const thresholds = { serviceLevel: 60 };
    const campaign = { name: "kannel-sms", channel: "sms", strategy: "nocall", thresholds, provider: account.id };
    await admin.ask("/api/campaigns", campaign);
    await admin.ask("/api/members", { action: "add", campaigns: ["kannel-sms"], agents: ["ana"] });
  }, 3 * LIMIT_MS);

  afterAll(async () => {
    await kannel?.stop();
    await demo?.stop();
  });

  test("SMS-90, SMS-91, API-8: a subscriber's message becomes an interaction, is answered by an agent, and the answer arrives", async () => {
    const ana = new AgentTab(await PortalUser.signIn(demo.deskline, "ana"), new Chance(1));
    await until("the desk says hello", LIMIT_MS, () => ana.desk !== null);
    await kannel.writes(CUSTOMER, OURS, "hola desde el campo");
    const held = await until(
      () => `ana holds it\n${kannel.log()}`,
      LIMIT_MS,
      () => ana.held.find(({ campaignName }) => campaignName === "kannel-sms"),
    );
    const { client } = await until("it is on screen", LIMIT_MS, () => ana.screens.get(held.interaction));
    await until("the message is there", LIMIT_MS, () =>
      client.live.thread.entries.some(({ by }) => by.role === "visitor"),
    );
    expect(client.live.thread.entries.find(({ by }) => by.role === "visitor")?.text).toBe("hola desde el campo");
    client.say("Mañana a las 10 está listo");
    await until(
      () => `the answer arrives: ${kannel.arrived.join("; ")}\n${kannel.log()}`,
      LIMIT_MS,
      () => kannel.arrived.some((message) => message.endsWith("a las 10 está listo")),
    );
    expect(kannel.arrived).toEqual([`${OURS} ${CUSTOMER} Mañana a las 10 está listo`]);
    ana.stop();
  });

  test("SMS-50, SMS-53, SMS-121: a dialer's list arrives, each number once, in order of entry", async () => {
    const always = [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }];
    const schedule = { zone: "America/Montevideo", ranges: always };
    const fields = {
      name: "kannel-list",
      provider: "kannel-real",
      dialString: OURS,
      interval: 0,
      campaign: "kannel-sms",
      schedule,
    };
    await admin.ask("/api/dialers", fields);
    const numbers = Array.from({ length: 20 }, (_, n) => `0983443${String(n).padStart(2, "0")}`);
    const list = numbers.map((number, n) => `kannel-list;${number};Recordatorio ${n};9999\n`).join("");
    await admin.send("/api/dialers/kannel-list/uploads?name=LISTA.csv", list, "text/csv");
    const before = kannel.arrived.length;
    await admin.ask("/api/dialers/kannel-list/start", {});
    let seen = "";
    const board = () => admin.ask<DialerBoard>("/api/dialers/kannel-list/progress");
    await until(
      () => `all are processed: ${seen}\n${kannel.log()}`,
      LIMIT_MS,
      async () => {
        seen = JSON.stringify(await board());
        return (await board()).counters.processed === numbers.length;
      },
    );
    await until("all have arrived", LIMIT_MS, () => kannel.arrived.length === before + numbers.length);
    const arrived = kannel.arrived.slice(before);
    expect(arrived).toHaveLength(new Set(arrived).size);
    expect(arrived.sort()).toEqual(
      numbers.map((number, n) => `${OURS} +598${number.slice(1)} Recordatorio ${n}`).sort(),
    );
    await until("receipts have come", LIMIT_MS, async () => (await board()).counters.delivered === numbers.length);
  });
});

function accountAt(url: string) {
  return {
    name: "kannel-real",
    type: "kannel",
    settings: { url, user: KANNEL_USER, from: OURS, country: "UY", rate: 0 },
    secrets: { password: KANNEL_PASSWORD },
  };
}
