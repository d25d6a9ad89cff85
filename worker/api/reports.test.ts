import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { WEEK_DAYS } from "../../domain/campaign/campaign.ts";
import { NOTHING_REPORTED } from "../../domain/dialer/reported.ts";
import type { Me } from "../../protocol/access.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import type { Watched } from "../../protocol/boards.ts";
import type { Report, ReportRow } from "../../protocol/reports.ts";
import type { TeamNames, TeamResource } from "../../protocol/teams.ts";
import { recordInteractions } from "../../store/archive/interactions.ts";
import { recordDeskHours, recordDialerHours, recordQuarterHours } from "../../store/archive/statistics.ts";
import type { Browser } from "../../tests/acceptance/browser.ts";
import { Installation } from "../../tests/acceptance/installation.ts";
import { openDialer, openProvider } from "../../tests/acceptance/lists.ts";

const NONE = { answered: 0, answeredInLevel: 0, abandoned: 0, abandonedInLevel: 0, short: 0, expired: 0, waitSum: 0 };
const at = (text: string) => Date.parse(`${text}-03:00`);
const MONTEVIDEO = "zone=America/Montevideo";
const NIGHT = {
  zone: "America/Montevideo",
  ranges: [{ days: [...WEEK_DAYS], from: "20:00", to: "03:59" }],
};

let admin: Browser;
let pedro: Browser;
let ana: Browser;
const ids = { sales: "", night: "", other: "", ana: "", bruno: "" };

beforeAll(async () => {
  const house = await Installation.open();
  admin = house.admin;
  ids.sales = (await house.campaign({ name: "web-sales" })).id;
  ids.night = (await house.campaign({ name: "web-night", schedule: NIGHT })).id;
  ids.other = (await house.campaign({ name: "web-other" })).id;
  const permissions = ["reports", "recordings.read"];
  await admin.ask("POST", "/security-groups", { name: "=Banco", permissions, campaigns: ["web-sales", "web-night"] });
  pedro = await house.hire("pedro", "Pedro", "supervisor", "=Banco");
  ana = await house.hire("ana", "Ana", "agent", "=Banco");
  await house.hire("bruno", "Bruno", "agent");
  for (const one of ["web-sales", "web-night"]) await admin.ask("PUT", `/campaigns/${one}/members/ana`, { penalty: 0 });
  await admin.ask("PUT", "/campaigns/web-other/members/bruno", { penalty: 0 });
  const users = await env.CONFIG.prepare("SELECT id, username FROM user").all<{ id: string; username: string }>();
  ids.ana = users.results.find(({ username }) => username === "ana")?.id ?? "";
  ids.bruno = users.results.find(({ username }) => username === "bruno")?.id ?? "";

  const quarter = (
    campaign: string,
    text: string,
    counts: Partial<typeof NONE> & { received: number; waitMax?: number },
  ) => recordQuarterHours(env.ARCHIVE, [{ ...NONE, waitMax: 0, campaign, quarter: at(text), rev: 1, ...counts }]);
  await quarter(ids.sales, "2026-11-23T09:00", {
    received: 3,
    answered: 2,
    answeredInLevel: 1,
    waitSum: 90,
    waitMax: 80,
  });
  await quarter(ids.sales, "2026-11-23T23:45", { received: 1, abandoned: 1 });
  await quarter(ids.sales, "2026-11-24T00:00", { received: 1, short: 1 });
  await quarter(ids.night, "2026-11-23T21:00", { received: 2, answered: 2, answeredInLevel: 2 });
  await quarter(ids.night, "2026-11-24T03:45", { received: 5, answered: 5, answeredInLevel: 5 });
  await quarter(ids.night, "2026-11-24T04:00", { received: 7, answered: 7, answeredInLevel: 7 });
  await quarter(ids.other, "2026-11-23T09:00", { received: 100, answered: 100, answeredInLevel: 100 });
  const hours = { onBreak: 900_000, paidBreak: 300_000, onCall: 0, breaks: 2, rev: 1 };
  await recordDeskHours(env.ARCHIVE, [
    { agent: ids.ana, quarter: at("2026-11-23T09:00"), worked: 3_600_000, ...hours },
    { agent: ids.bruno, quarter: at("2026-11-23T09:00"), worked: 7_200_000, ...hours },
  ]);
  await recordInteractions(env.ARCHIVE, [
    record("a", ids.sales, ids.ana),
    record("b", ids.sales, ids.bruno, { rating: 5, disposition: { levels: ["=cmd()"], comment: "" } }),
    record("c", ids.other, ids.bruno),
  ]);
});

function record(id: string, campaign: string, agent: string, own: Partial<InteractionRecord> = {}): InteractionRecord {
  const from = at("2026-11-23T09:00:10");
  return {
    id,
    conversation: `c-${id}`,
    campaign,
    channel: "webchat",
    caseNumber: id,
    customer: { name: "", mail: "", phone: "" },
    language: "es",
    state: "closed",
    endReason: null,
    closedBy: "agent",
    enteredAt: from - 10_000,
    assignedAt: from,
    firstReplyAt: from + 5_000,
    closedAt: from + 60_000,
    waited: 10,
    agent,
    segments: [{ agent, campaign, from, to: from + 60_000 }],
    disposition: null,
    rating: null,
    subject: "",
    text: "",
    words: { in: 2, out: 3, delivered: 0, failed: 0 },
    rev: 1,
    ...own,
  };
}

const range = (from: string, to = from) => `from=${from}&to=${to}&${MONTEVIDEO}`;
const asked = (query: string, by = pedro) => by.ask<Report>("GET", `/reports/${query}`);
const figure = (report: Report, row: ReportRow | undefined, name: string) =>
  row?.figures[report.columns.findIndex((column) => column.name === name)];
const received = (report: Report) =>
  report.items.map((row) => [row.subject?.key ?? row.bucket, figure(report, row, "received")]);

describe("a report of campaigns", () => {
  test("story 9: the figures of a day, and the same in the file, with the comma that a spreadsheet in Spanish takes", async () => {
    const day = "2026-11-25";
    const counts = { answered: 8, answeredInLevel: 6, abandoned: 2, abandonedInLevel: 1, short: 1, expired: 1 };
    await recordQuarterHours(env.ARCHIVE, [
      { campaign: ids.sales, quarter: at(`${day}T10:00`), rev: 1, received: 12, ...counts, waitSum: 405, waitMax: 120 },
    ]);
    const report = await asked(`campaigns?${range(day)}`);
    const told = ["received", "answered", "abandoned", "short", "expired"].map((name) =>
      figure(report, report.items[0], name),
    );
    expect(told).toEqual([12, 8, 2, 1, 1]);
    const csv = async (language: string) => {
      const answer = await pedro.send("GET", `/reports/campaigns/export.csv?${range(day)}&language=${language}`);
      const [headings, row] = (await answer.text())
        .slice(1)
        .split("\r\n")
        .map((line) => line.split(";"));
      const shares = ["levelAnswered %", "levelWithAbandoned %", "levelOffered %", "abandonRate %", "averageWait s"];
      return shares.map((name) => row?.[headings?.indexOf(name) ?? -1]);
    };
    expect(await csv("es")).toEqual(["75,0", "70,0", "54,5", "16,7", "50,6"]);
    expect(await csv("en")).toEqual(["75.0", "70.0", "54.5", "16.7", "50.6"]);
  });

  test("STA-1, STA-2, STA-4: has a line for each that its reader may see, with formula and zone", async () => {
    const report = await asked(`campaigns?${range("2026-11-23")}`);
    expect(received(report)).toEqual([
      ["web-night", 7],
      ["web-sales", 4],
    ]);
    const sales = report.items[1];
    expect(figure(report, sales, "levelAnswered")).toBe(0.5);
    expect(figure(report, sales, "levelWithAbandoned")).toBeCloseTo(1 / 3);
    expect([figure(report, sales, "averageWait"), figure(report, sales, "longestWait")]).toEqual([45, 80]);
    expect([figure(report, sales, "closed"), figure(report, sales, "firstReply")]).toEqual([2, 15]);
    expect(report.zone).toBe("America/Montevideo");
    expect(report.columns.find(({ name }) => name === "levelAnswered")?.formula).toBe("answeredInLevel / answered");
  });

  test("STA-5: a night belongs to the day on which it began, other campaigns' days end at midnight", async () => {
    const report = await asked(`campaigns?${range("2026-11-23", "2026-11-24")}&groupBy=day`);
    expect(received(report)).toEqual([
      ["2026-11-23", 11],
      ["2026-11-24", 8],
    ]);
    expect(report.overnight).toEqual([{ campaign: "web-night", until: "04:00" }]);
    const hours = await asked(`campaigns?${range("2026-11-23")}&groupBy=hour&campaign=web-night`);
    expect(hours.items).toHaveLength(24);
    expect(received(hours).filter(([, count]) => count !== 0)).toEqual([
      ["03", 5],
      ["21", 2],
    ]);
  });

  test("the same instants are other days in another zone", async () => {
    const report = await asked("campaigns?from=2026-11-24&to=2026-11-24&zone=UTC&campaign=web-sales");
    expect(received(report)).toEqual([["web-sales", 2]]);
  });

  test("an empty range says so, and no rate in it is 0", async () => {
    const report = await asked(`campaigns?${range("2020-01-01", "2020-01-31")}`);
    expect([report.empty, report.items]).toEqual([true, []]);
    expect(figure(report, { subject: null, bucket: "", figures: report.total }, "levelAnswered")).toBeNull();
    const days = await asked(`campaigns?${range("2020-01-01", "2020-01-31")}&groupBy=day`);
    expect([days.empty, days.items.length]).toEqual([true, 31]);
  });

  test("pages follow each other, and the whole stays that of all of them", async () => {
    const first = await asked(`campaigns?${range("2026-11-23")}&limit=1`);
    const second = await asked(`campaigns?${range("2026-11-23")}&limit=1&cursor=${first.nextCursor}`);
    expect([...received(first), ...received(second)].map(([name]) => name)).toEqual(["web-night", "web-sales"]);
    expect([second.nextCursor, second.total]).toEqual([null, first.total]);
  });
});

describe("who may read what", () => {
  test("SEC-5: another group's campaign is in no line, no sum and no file, and does not exist by name", async () => {
    for (const kind of ["campaigns", "channels"]) {
      const report = await asked(`${kind}?${range("2026-11-23")}`);
      expect(figure(report, { subject: null, bucket: "", figures: report.total }, "received")).toBe(11);
    }
    const all = await asked(`campaigns?${range("2026-11-23")}`, admin);
    expect(received(all).map(([name]) => name)).toEqual(["web-night", "web-other", "web-sales"]);
    const problem = await pedro.refused("GET", `/reports/campaigns?${range("2026-11-23")}&campaign=web-other`);
    expect(problem.code).toBe("not_found");
    const csv = await pedro.send("GET", `/reports/campaigns/export.csv?${range("2026-11-23")}`);
    expect(await csv.text()).not.toContain("web-other");
  });

  test("of an agent who works for others too only what was done here is told, with the hours of those who did it", async () => {
    const report = await asked(`agents?${range("2026-11-23")}`);
    const shown = report.items.map((row) => [
      row.subject?.key,
      figure(report, row, "held"),
      figure(report, row, "worked"),
    ]);
    expect(shown).toEqual([
      ["ana", 1, 3_600],
      ["bruno", 1, 7_200],
    ]);
    const whole = await asked(`agents?${range("2026-11-23")}&agent=bruno`, admin);
    expect(figure(whole, whole.items[0], "held")).toBe(2);
    expect((await pedro.refused("GET", `/reports/agents?${range("2026-11-23")}&agent=nobody`)).code).toBe("not_found");
  });

  test("it needs the permission, and somebody who has signed in", async () => {
    expect((await ana.refused("GET", `/reports/campaigns?${range("2026-11-23")}`)).code).toBe("forbidden");
    expect((await ana.send("GET", `/reports/campaigns/export.csv?${range("2026-11-23")}`)).status).toBe(403);
    const stranger = await admin
      .copy()
      .send("GET", `/reports/campaigns?${range("2026-11-23")}`, undefined, { Cookie: "" });
    expect(stranger.status).toBe(401);
  });

  test.each([
    ["campaigns?from=2026-11-24&to=2026-11-23", "to"],
    ["campaigns?from=2020-01-01&to=2026-11-23", "to"],
    ["campaigns?from=2026-02-30&to=2026-11-23", "from"],
    ["campaigns?from=2026-11-23&to=2026-11-23&zone=Mars/Olympus", "zone"],
    ["campaigns?from=2026-11-23&to=2026-11-23&groupBy=colour", "groupBy"],
  ])("%s is refused at its field", async (query, path) => {
    const problem = await pedro.refused("GET", `/reports/${query}`);
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(["invalid_input", path]);
  });

  test("a kind that there is not is not found", async () => {
    expect((await pedro.refused("GET", `/reports/colours?${range("2026-11-23")}`)).code).toBe("not_found");
  });
});

test("of teams: the hours and the work of their members, not of who supervises them", async () => {
  await admin.ask("POST", "/teams", { name: "=Banco", members: ["ana"], supervisors: ["pedro", "bruno"] });
  const report = await asked(`teams?${range("2026-11-23")}`, admin);
  expect(report.items.map((row) => [row.subject?.key, figure(report, row, "held")])).toEqual([
    ["", 2],
    ["=Banco", 1],
  ]);
});

test("a team is made, renamed and deleted by who administers users; boards say whose teams one supervises, and it gives no right", async () => {
  const made = await admin.ask<TeamResource>("POST", "/teams", {
    name: "Sur",
    members: ["ANA"],
    supervisors: ["pedro"],
  });
  expect(made).toMatchObject({
    name: "Sur",
    members: ["ana"],
    supervisors: ["pedro"],
    campaigns: ["web-night", "web-sales"],
  });
  expect((await admin.refused("POST", "/teams", { name: "SUR" })).errors).toMatchObject([
    { path: "name", code: "taken" },
  ]);
  const unknown = { name: "Norte", members: ["ana", "nadie"], supervisors: [] };
  expect((await admin.refused("POST", "/teams", unknown)).errors).toMatchObject([
    { path: "members.1", code: "unknown" },
  ]);
  expect((await pedro.refused("GET", "/teams")).code).toBe("forbidden");
  const renamed = await admin.ask<TeamResource>("PUT", `/teams/${made.id}`, { ...unknown, members: ["ana", "bruno"] });
  expect([renamed.name, renamed.members, renamed.supervisors]).toEqual(["Norte", ["ana", "bruno"], []]);
  const { username } = await admin.ask<Me>("GET", "/me");
  await admin.ask("PUT", `/teams/${made.id}`, { name: "Norte", members: ["ana"], supervisors: [username] });
  const watched = await admin.ask<Watched>("GET", "/boards");
  expect(watched.supervised).toEqual(["Norte"]);
  expect(watched.agents.find(({ username }) => username === "ana")?.teams).toContain("Norte");
  await admin.ask("DELETE", `/teams/${made.id}`);
  expect((await admin.refused("PUT", `/teams/${made.id}`, unknown)).code).toBe("not_found");
  const { items } = await admin.ask<{ items: { action: string }[] }>("GET", `/audit?subject=team:${made.id}`);
  expect(items.map(({ action }) => action)).toEqual(["team.delete", "team.replace", "team.replace", "team.create"]);
});

test("who reads reports is offered the teams of those who work in the campaigns that they see, and no other; an agent none", async () => {
  const made = await Promise.all(
    [["Este", "ana"] as const, ["Oeste", "bruno"] as const].map(([name, member]) =>
      admin.ask<TeamResource>("POST", "/teams", { name, members: [member], supervisors: [] }),
    ),
  );
  const offered = await pedro.ask<TeamNames>("GET", "/team-names");
  expect(offered.items).toContain("Este");
  expect(offered.items).not.toContain("Oeste");
  expect((await admin.ask<TeamNames>("GET", "/team-names")).items).toEqual(expect.arrayContaining(["Este", "Oeste"]));
  expect((await ana.refused("GET", "/team-names")).code).toBe("forbidden");
  for (const { id } of made) await admin.ask("DELETE", `/teams/${id}`);
});

test("of dialers: what was sent and what became of it, by dialer and by day; who does not see its campaign does not see it", async () => {
  const account = await openProvider({ name: "bulk" });
  const { id } = await openDialer("d-night", account, { id: ids.night, name: "web-night" });
  const other = await openDialer("d-other", account, { id: ids.other, name: "web-other" });
  const row = { ...NOTHING_REPORTED, rev: 1 };
  await recordDialerHours(env.ARCHIVE, [
    { ...row, dialer: id, quarter: at("2026-11-23T09:00"), sent: 8, refused: 2, delivered: 4 },
    { ...row, dialer: id, quarter: at("2026-11-24T00:00"), sent: 1 },
    { ...row, dialer: other.id, quarter: at("2026-11-23T09:00"), sent: 100 },
  ]);
  await recordDialerHours(env.ARCHIVE, [{ ...row, rev: 0, dialer: id, quarter: at("2026-11-23T09:00"), sent: 5 }]);
  const report = await asked(`dialers?${range("2026-11-23", "2026-11-24")}`);
  expect(report.items.map(({ subject }) => subject?.key)).toEqual(["d-night"]);
  expect(["sent", "deliveryRate", "failureRate"].map((name) => figure(report, report.items[0], name))).toEqual([
    9,
    4 / 9,
    2 / 11,
  ]);
  const days = await asked(`dialers?${range("2026-11-23", "2026-11-24")}&groupBy=day&dialer=D-NIGHT`);
  expect(days.items.map((one) => [one.bucket, figure(days, one, "sent")])).toEqual([
    ["2026-11-23", 8],
    ["2026-11-24", 1],
  ]);
  const all = await asked(`dialers?${range("2026-11-23")}&channel=sms`, admin);
  expect(all.items.map((one) => figure(all, one, "sent"))).toEqual([8, 100]);
  expect((await pedro.refused("GET", `/reports/dialers?${range("2026-11-23")}&dialer=d-other`)).code).toBe("not_found");
  expect((await asked(`dialers?${range("2020-01-01")}`)).empty).toBe(true);
});

test("decisions recordings: the file has the rows, the whole, zone and formulas; what a spreadsheet would run is text", async () => {
  const answer = await pedro.send("GET", `/reports/dispositions/export.csv?${range("2026-11-23")}`);
  expect(answer.headers.get("Content-Disposition")).toBe(
    'attachment; filename="dispositions-2026-11-23-2026-11-23.csv"',
  );
  const bytes = await answer.bytes();
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
  expect(lines.slice(0, 4)).toEqual(["level 1;level 2;level 3;closed", ";;;1", "'=cmd();;;1", "total;;;2"]);
  expect(lines).toContain("from;2026-11-23;to;2026-11-23;zone;America/Montevideo");
  const teams = await pedro.send("GET", `/reports/teams/export.csv?${range("2026-11-23")}`);
  expect(await teams.text()).toContain("\r\n'=Banco;");
});
