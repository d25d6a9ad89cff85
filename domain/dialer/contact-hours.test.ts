import { describe, expect, test } from "vitest";
import { sortByContactHours } from "./claim.ts";
import { contactableAt } from "./contact-hours.ts";
import { NORTH_AMERICAN_ZONES } from "./north-american-zones.ts";
import { zonesOfNumber } from "./number-zones.ts";

const at = (iso: string) => Date.parse(iso);
const DAY = { from: "08:00", to: "20:59" };
const HOME = "America/Montevideo";
const MANAUS = "+5592991234567";
const MIAMI = "+13055550142";
const MONTEVIDEO = "+59898344484";

describe("SCH-7, story 11: on Monday 7 December 2026 a list leaves by each recipient's own time", () => {
  const when = (address: string, from: string) => new Date(contactableAt(address, DAY, HOME, at(from))).toISOString();

  test.each([
    [MONTEVIDEO, "2026-12-07T12:00:00.000Z"],
    [MANAUS, "2026-12-07T12:00:00.000Z"],
    [MIAMI, "2026-12-07T13:00:00.000Z"],
  ])("at 09:00 of Montevideo %s may be written to at %s", (address, expected) => {
    expect(when(address, "2026-12-07T09:00-03:00")).toBe(expected);
  });

  test("the last minute is included, then it is the next morning", () => {
    expect(when(MANAUS, "2026-12-07T21:59:30-03:00")).toBe("2026-12-08T00:59:30.000Z");
    expect(when(MANAUS, "2026-12-07T22:00-03:00")).toBe("2026-12-08T12:00:00.000Z");
  });

  test("of those that wait nobody leaves now, and all keep their order", () => {
    const rows = [MIAMI, MONTEVIDEO, MANAUS].map((address, id) => ({ id, address, device: "" }));
    const sorted = sortByContactHours(rows, DAY, HOME, at("2026-12-07T09:00-03:00"));
    expect(sorted.now.map(({ id }) => id)).toEqual([1, 2]);
    expect(sorted.later).toEqual([{ row: rows[0], notBefore: at("2026-12-07T10:00-03:00") }]);
    expect(sortByContactHours(rows, null, HOME, at("2026-12-07T03:00-03:00")).later).toEqual([]);
  });
});

describe("SCH-7: where a number may be in several zones the strictest counts", () => {
  test("Pensacola's area code is on both sides of a border", () => {
    const morning = contactableAt("+18505550100", DAY, HOME, at("2026-12-07T06:00Z"));
    expect(new Date(morning).toISOString()).toBe("2026-12-07T14:00:00.000Z");
    const evening = contactableAt("+18505550100", DAY, HOME, at("2026-12-08T02:00Z"));
    expect(new Date(evening).toISOString()).toBe("2026-12-08T14:00:00.000Z");
  });

  test("hours that no instant has in all of its zones are those of the first", () => {
    const narrow = { from: "09:00", to: "09:29" };
    const morning = contactableAt("+18675550100", narrow, HOME, at("2026-12-07T06:00Z"));
    expect(new Date(morning).toISOString()).toBe("2026-12-07T16:00:00.000Z");
  });

  test("hours over midnight are those of night workers", () => {
    expect(contactableAt(MONTEVIDEO, { from: "22:00", to: "01:59" }, HOME, at("2026-12-08T01:30-03:00"))).toBe(
      at("2026-12-08T01:30-03:00"),
    );
  });
});

describe("which zones a number tells", () => {
  test.each([
    ["+59898344484", ["America/Montevideo"]],
    ["+5491123456789", ["America/Argentina/Buenos_Aires"]],
    ["+56612234567", ["America/Punta_Arenas"]],
    ["+56221234567", ["America/Santiago"]],
    ["+56987654321", ["America/Santiago", "America/Punta_Arenas"]],
    ["+51987654321", ["America/Lima"]],
    ["+595981123456", ["America/Asuncion"]],
    ["+59171234567", ["America/La_Paz"]],
    ["+593991234567", ["America/Guayaquil"]],
    ["+573001234567", ["America/Bogota"]],
    ["+584121234567", ["America/Caracas"]],
    ["+5511987654321", ["America/Sao_Paulo"]],
    ["+5568987654321", ["America/Rio_Branco"]],
    ["+526641234567", ["America/Tijuana"]],
    ["+5216641234567", ["America/Tijuana"]],
    ["+525512345678", ["America/Mexico_City"]],
    ["+13055550142", ["America/New_York"]],
    ["+16045550142", ["America/Vancouver"]],
    ["+18095550142", ["America/Santo_Domingo"]],
  ])("%s: %j", (address, zones) => {
    expect(zonesOfNumber(address)).toEqual(zones);
  });

  test.each(["+18005550142", "+12345", "098344484", "BANCO", "22333", ""])(
    "%j tells none, and the dialer's counts",
    (address) => {
      expect(zonesOfNumber(address)).toEqual([]);
      expect(contactableAt(address, DAY, HOME, at("2026-12-07T05:00-03:00"))).toBe(at("2026-12-07T08:00-03:00"));
    },
  );

  test("every zone is one that the platform knows, and no area code stands twice", () => {
    const known = Object.entries(NORTH_AMERICAN_ZONES);
    expect(known.length).toBeGreaterThan(400);
    for (const [code, zones] of known) {
      expect(code).toMatch(/^[2-9]\d\d$/);
      for (const timeZone of zones) expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
    }
  });
});
