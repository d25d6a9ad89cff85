import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { until } from "../tests/acceptance/line.ts";
import { visit } from "../tests/acceptance/visitor.ts";
import { deskOf, queueOf } from "./addresses.ts";

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`2040-11-26T${time}Z`);
const clock = (time: string) => vi.useFakeTimers({ toFake: ["Date"], now: at(time) });

afterEach(() => vi.useRealTimers());

interface Row {
  quarter: string;
  worked: number;
  pause: number;
  paid: number;
  calls: number;
  wrapUp: number;
  breaks: number;
}

/** Minutes that ARCHIVE has of an agent, by quarter hour. */
async function sheetOf(agent: string): Promise<Row[]> {
  const { results } = await env.ARCHIVE.prepare(
    `SELECT strftime('%H:%M', quarter_hour / 1000, 'unixepoch') AS quarter, worked_ms AS worked, break_ms AS pause, paid_break_ms AS paid,
       call_ms AS calls, wrap_up_ms AS wrapUp, breaks FROM desk_quarter_hours WHERE agent = ? ORDER BY quarter_hour`,
  )
    .bind(agent)
    .all<Row>();
  const minutes = (ms: number) => ms / MINUTE;
  return results.map((row) => ({
    ...row,
    worked: minutes(row.worked),
    pause: minutes(row.pause),
    paid: minutes(row.paid),
    calls: minutes(row.calls),
    wrapUp: minutes(row.wrapUp),
  }));
}

test("AGT-4: hours at the desk, breaks and calls are counted by quarter hour until the last tab is gone, and not after", async () => {
  clock("09:05:00");
  const campaign = await openCampaign("hours", {}, [{ agent: "hours-ana" }]);
  const ana = await new TestAgent("hours-ana", [campaign]).signIn();
  const says = async (frame: object) => {
    const told = ana.tab.all("status").length;
    ana.tab.send(frame);
    await until(() => ana.tab.all("status").length > told);
  };
  clock("09:10:00");
  await says({ t: "break", id: "coffee" });
  clock("09:20:00");
  await says({ t: "break", id: "lunch" });
  clock("09:25:00");
  await says({ t: "break", id: null });
  clock("09:30:00");
  await says({ t: "call", on: true });
  clock("09:33:00");
  await says({ t: "call", on: false });
  clock("09:40:00");
  ana.tab.close();
  await until(async () => (await deskOf(env, ana.id).telephonyState()).reason === "disconnected");
  clock("10:40:00");
  await runDurableObjectAlarm(deskOf(env, ana.id));
  const none = { pause: 0, paid: 0, calls: 0, wrapUp: 0, breaks: 0 };
  await until(async () => (await sheetOf(ana.id)).length === 3);
  expect(await sheetOf(ana.id)).toEqual([
    { ...none, quarter: "09:00", worked: 10, pause: 5, paid: 5, breaks: 1 },
    { ...none, quarter: "09:15", worked: 15, pause: 10, paid: 5, breaks: 1 },
    { ...none, quarter: "09:30", worked: 10, calls: 3 },
  ]);
});

test("R7: after a close nothing comes until the wrap-up is over or the agent is ready; it is counted, and ends by itself", async () => {
  clock("11:00:00");
  const campaign = await openCampaign("wrapping", { strategy: "interaction", rest: 300 }, [{ agent: "wrapping-ana" }]);
  const ana = await new TestAgent("wrapping-ana", [campaign]).signIn();
  const closes = async (interaction: string) => {
    await ana.holds(interaction);
    const chat = await ana.open(interaction);
    await until(() => chat.state()?.state === "active");
    chat.close();
    await until(() => ana.held().length === 0);
  };
  await closes((await visit(campaign)).interaction);
  await ana.tab.until("status", ({ status }) => status.wrapUpUntil === at("11:05:00"));
  const next = await visit(campaign);
  expect((await deskOf(env, ana.id).snapshotFor({ campaign: campaign.id }))?.reason).toBe("resting");
  clock("11:02:00");
  await ana.signInAgain();
  ana.tab.send({ t: "ready" });
  await closes(next.interaction);
  clock("11:20:00");
  await ana.signInAgain();
  expect(ana.tab.all("hello").at(-1)?.status.wrapUpUntil).toBeNull();
  await runDurableObjectAlarm(deskOf(env, ana.id));
  await until(async () => (await sheetOf(ana.id)).length > 0);
  expect((await sheetOf(ana.id))[0]).toMatchObject({ quarter: "11:00", wrapUp: 7 });
});

test("AGT-4: a break over its limit is raised for who is written to, also while nobody watches a board", async () => {
  clock("13:00:00");
  const campaign = await openCampaign("breaks", {}, [{ agent: "breaks-ana" }]);
  const ana = await new TestAgent("breaks-ana", [campaign]).signIn();
  ana.tab.send({ t: "break", id: "lunch" });
  await ana.tab.until("status", ({ status }) => status.break?.id === "lunch");
  clock("13:29:00");
  const raised = async () => (await queueOf(env, campaign.id).alerts([])).raised.filter(({ kind }) => kind === "break");
  expect(await raised()).toEqual([]);
  clock("13:32:00");
  expect(await raised()).toMatchObject([{ kind: "break", since: at("13:00:00"), over: 2 * MINUTE }]);
});
