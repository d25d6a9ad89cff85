import { expect, test } from "vitest";
import type { ReportRow } from "../../../protocol/reports.ts";
import { recordingsBehind, reportOfRow, rowsBehind } from "./drill.ts";
import { daysOf, filterIn, hrefOf, type ReportFilter } from "./query.ts";

const NOW = Date.parse("2026-11-24T01:30:00Z");
const usual = filterIn(undefined, {}, "America/Montevideo", NOW);

test("without a word it is the last seven days of the reader's zone, by campaign", () => {
  expect(usual).toMatchObject({ kind: "campaigns", groupBy: "subject", from: "2026-11-17", to: "2026-11-23" });
});

test("the address says all of it, and reads back the same", () => {
  const filter: ReportFilter = { ...usual, kind: "agents", groupBy: "day", campaign: "web-demo", team: "Banco Sur" };
  const url = new URL(hrefOf(filter), "https://deskline.test");
  expect(filterIn(url.pathname.split("/")[2], Object.fromEntries(url.searchParams), "UTC", NOW)).toEqual(filter);
});

test("what the address says wrongly is left out", () => {
  const query = { from: "2026-13-40", to: "yesterday", zone: "Mars", groupBy: "colour", channel: "fax" };
  expect(filterIn("colours", query, "America/Montevideo", NOW)).toEqual(usual);
  expect(filterIn("agents", { from: "2026-11-24", to: "2026-11-20" }, "UTC", NOW).from).toBe("2026-11-20");
});

test.each([
  ["today", "2026-03-01", "2026-03-01"],
  ["yesterday", "2026-02-28", "2026-02-28"],
  ["week", "2026-02-23", "2026-03-01"],
  ["month", "2026-01-31", "2026-03-01"],
] as const)("%s, asked on the first of March, is from %s to %s", (preset, from, to) => {
  expect(daysOf(preset, "2026-03-01")).toEqual({ from, to });
});

const row = (own: Partial<ReportRow>): ReportRow => ({ subject: null, bucket: "", figures: [], ...own });
const sales = row({ subject: { key: "sales", label: "sales" } });

test("a team leads to its agents, an agent to their days", () => {
  expect(reportOfRow({ ...usual, kind: "teams" }, sales)).toContain("/reports/agents?");
  expect(reportOfRow({ ...usual, kind: "teams" }, sales)).toContain("team=sales");
  expect(reportOfRow({ ...usual, kind: "agents" }, sales)).toMatch(/groupBy=day&agent=sales/);
  expect(reportOfRow(usual, row({ bucket: "2026-11-20" }))).toBeNull();
});

test.each([
  [usual, sales, "abandoned", "/recordings?campaign=sales&from=2026-11-17&to=2026-11-23&state=abandoned"],
  [usual, sales, "received", "/recordings?campaign=sales&from=2026-11-17&to=2026-11-23"],
  [usual, sales, "levelAnswered", null],
  [{ ...usual, kind: "agents" }, sales, "closed", "/recordings?agent=sales&from=2026-11-17&to=2026-11-23&state=closed"],
  [
    { ...usual, groupBy: "day" },
    row({ bucket: "2026-11-20" }),
    "short",
    "/recordings?from=2026-11-20&to=2026-11-20&state=short",
  ],
  [{ ...usual, groupBy: "month" }, row({ bucket: "2026-11" }), "received", "/recordings?from=2026-11-17&to=2026-11-23"],
  [usual, sales, "courtesies", "/recordings?campaign=sales&from=2026-11-17&to=2026-11-23&courtesiesFrom=1"],
  [{ ...usual, groupBy: "hour" }, row({ bucket: "09" }), "received", null],
  [{ ...usual, kind: "teams" }, sales, "closed", null],
  [
    { ...usual, kind: "dispositions", campaign: "web" },
    row({ subject: { key: "Venta › Ropa", label: "" } }),
    "closed",
    "/recordings?campaign=web&disposition=Venta+%E2%80%BA+Ropa&from=2026-11-17&to=2026-11-23&state=closed",
  ],
  [{ ...usual, kind: "dispositions" }, row({ subject: { key: "", label: "" } }), "closed", null],
] as const)("%#: a count leads to its interactions", (filter, where, measure, href) => {
  expect(recordingsBehind(filter, where, measure)).toBe(href);
});

const ofDialers: ReportFilter = { ...usual, kind: "dialers" };
const ofOne: ReportFilter = { ...ofDialers, dialer: "sales", groupBy: "day" };
const day = row({ bucket: "2026-11-20" });
const rows = (query: string) => `/dialers/sales/results?${query}&zone=America%2FMontevideo`;

test.each([
  [ofDialers, sales, "sent", rows("from=2026-11-17&state=processed&to=2026-11-23")],
  [ofOne, day, "blocked", rows("from=2026-11-20&state=blocked&to=2026-11-20")],
  [ofOne, day, "delivered", rows("from=2026-11-20&told=delivered&to=2026-11-20")],
  [ofOne, day, "deliveryRate", null],
  [{ ...ofDialers, groupBy: "day" }, day, "sent", null],
  [{ ...ofOne, groupBy: "hour" }, row({ bucket: "09" }), "sent", null],
  [usual, sales, "sent", null],
] as const)("%#: a count of one dialer leads to its rows of those days", (filter, where, measure, href) => {
  expect(sorted(rowsBehind(filter, where, measure))).toBe(sorted(href));
});

function sorted(href: string | null): string | null {
  if (href === null) return null;
  const [path = "", query = ""] = href.split("?");
  const params = new URLSearchParams(query);
  params.sort();
  return `${path}?${params}`;
}
