import { expect, test } from "vitest";
import { dayGraph, graphZone } from "./day-graph.ts";

const at = (time: string) => Date.parse(`2026-11-27T${time}:00Z`);
const quarter = (time: string, received: number) => ({ at: at(time), received, answered: received, abandoned: 0 });
const given = { quarters: [], lastWeek: [], from: at("00:00"), campaigns: [] };
const clock = (ms: number | undefined) => new Date(ms ?? 0).toISOString().slice(11, 16);
const drawn = ({ times }: { times: number[] }) => [clock(times[0]), clock(times.at(-1))];

test("the day is drawn from the hour of the first customer until the last one of a week ago", () => {
  const quarters = [quarter("09:30", 4), quarter("10:15", 2)];
  const lastWeek = [
    { at: at("08:45"), received: 3 },
    { at: at("18:30"), received: 1 },
  ];
  const graph = dayGraph({ ...given, quarters, lastWeek }, at("10:20"));
  expect(drawn(graph)).toEqual(["08:00", "18:30"]);
  expect(clock(graph.present)).toBe("10:15");
});

test("what is still to come is not nothing; a quarter hour in which nobody came is", () => {
  const quarters = [quarter("09:30", 4)];
  const graph = dayGraph({ ...given, quarters, campaigns: [{ open: true, until: at("11:00") }] }, at("10:05"));
  expect(drawn(graph)).toEqual(["09:00", "10:45"]);
  expect(graph.received).toEqual([0, 0, 4, 0, 0, null, null, null]);
  expect(graph.lastWeek.every((one) => one === null)).toBe(true);
});

test("it is drawn to where the last open campaign closes, and never into the next day", () => {
  const quarters = [quarter("09:30", 4)];
  const open = (until: number) => [{ open: true, until }];
  const closed = [{ open: false, until: at("20:00") }];
  expect(drawn(dayGraph({ ...given, quarters, campaigns: open(at("12:00")) }, at("10:05")))).toEqual([
    "09:00",
    "11:45",
  ]);
  expect(drawn(dayGraph({ ...given, quarters, campaigns: closed }, at("10:05")))).toEqual(["09:00", "10:00"]);
  const late = at("00:00") + 40 * 60 * 60_000;
  expect(drawn(dayGraph({ ...given, quarters, campaigns: open(late) }, at("10:05")))).toEqual(["09:00", "23:45"]);
});

test("a day of which nothing is known is drawn from its beginning", () => {
  expect(drawn(dayGraph(given, at("02:10")))).toEqual(["00:00", "02:00"]);
});

test("campaigns of one zone go by its clock, those of several by the reader's", () => {
  const [montevideo, lima] = [{ zone: "America/Montevideo" }, { zone: "America/Lima" }];
  expect(graphZone([montevideo, montevideo], "Europe/Madrid")).toBe("America/Montevideo");
  expect(graphZone([montevideo, lima], "Europe/Madrid")).toBe("Europe/Madrid");
  expect(graphZone([], "Europe/Madrid")).toBe("Europe/Madrid");
});
