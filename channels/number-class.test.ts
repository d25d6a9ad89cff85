import fc from "fast-check";
import { getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/metadata.max.json" with { type: "json" };
import examples from "libphonenumber-js/mobile/examples" with { type: "json" };
import { describe, expect, test } from "vitest";
import { FOUR_FREE, FREE_DIGITS, readAlike, SHORTEST_NATIONAL } from "./number-class.ts";
import { type ReadNumber, readNumber } from "./phone-number.ts";

/** As it is kept in the library: pattern of a national number, formats with their leading digits, patterns of types. */
type Country = [code: string, idd: string, national: string, lengths: number[], formats: unknown, ...rest: unknown[]];
const TYPES = 11;
const LEADING = 2;

describe("no rule looks at the last digits of a long national number", () => {
  test.each(Object.entries(metadata.countries as unknown as Record<string, Country>))("%s", (name, country) => {
    const [, , national, lengths, formats] = country;
    const shortest = Math.min(...lengths.filter((length) => length >= SHORTEST_NATIONAL), 20);
    const types = (country[TYPES] as (0 | [string])[] | undefined) ?? [];
    const patterns = [national, ...types.flatMap((type) => (Array.isArray(type) ? type[0] : []))];
    const leading = Array.isArray(formats) ? formats.flatMap((format: unknown[]) => format[LEADING] ?? []) : [];
    const free = patterns
      .flatMap((pattern) => [...lookedAt(pattern)])
      .filter(([length]) => length >= SHORTEST_NATIONAL)
      .map(([length, digits]) => length - digits);
    const freeOfFormats = leading.map((pattern) => shortest - Math.max(...lookedAt(String(pattern)).values()));
    expect(Math.min(...free, ...freeOfFormats)).toBeGreaterThanOrEqual(FOUR_FREE.has(name) ? 4 : FREE_DIGITS);
  });

  test("countries with four free digits share their code with no other", () => {
    const codes = getCountries().map((country) => getCountryCallingCode(country));
    for (const name of FOUR_FREE)
      expect(codes.filter((code) => code === getCountryCallingCode(name as "UY"))).toHaveLength(1);
  });
});

test("SMS-55: what is kept of a class says the same as reading each of its numbers, in every country", () => {
  const countries = getCountries().filter((country) => getExampleNumber(country, examples) !== undefined);
  const end = fc.stringMatching(/^\d{4}$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...countries),
      fc.nat(99_999),
      fc.boolean(),
      end,
      end,
      (country, middle, asDialled, one, other) => {
        const example = getExampleNumber(country, examples);
        const digits = asDialled ? example?.formatNational().replaceAll(/\D/g, "") : example?.nationalNumber;
        const stem = String(digits).slice(0, -4);
        const mixed = middle % 2 === 0 ? stem : stem.slice(0, -2) + String(middle).slice(-2).padStart(2, "0");
        readNumber(mixed + one, country);
        for (const written of [mixed + one, mixed + other])
          expect({ written, country, ...readNumber(written, country) }).toEqual({
            written,
            country,
            ...read(written, country),
          });
      },
    ),
    { numRuns: 3_000 },
  );
});

test("the second of a class is not read", () => {
  let reads = 0;
  const counted = (written: string, country: string) => {
    reads += 1;
    return read(written, country);
  };
  for (let n = 0; n < 1_000; n++)
    expect(readAlike(`09512${String(n).padStart(4, "0")}`, "UY", counted)?.e164).toBe(
      `+5989512${String(n).padStart(4, "0")}`,
    );
  expect(reads).toBe(1);
});

/** Every time anew, as the library reads it: with a sign that no class has. */
function read(written: string, country: string): ReadNumber | null {
  return readNumber(`${written.slice(0, 1)} ${written.slice(1)}`, country);
}

/** For each length that a pattern matches, how many of its first digits it looks at: all up to the last that is not any digit. */
function lookedAt(pattern: string): Map<number, number> {
  let at = 0;
  return alternatives(new Map([[0, 0]]));

  function alternatives(before: Map<number, number>): Map<number, number> {
    const all = new Map<number, number>();
    for (;;) {
      for (const [length, digits] of sequence(before)) all.set(length, Math.max(digits, all.get(length) ?? 0));
      if (pattern[at] !== "|") return all;
      at += 1;
    }
  }

  function sequence(before: Map<number, number>): Map<number, number> {
    let now = before;
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") now = repeated(now);
    return now;
  }

  function repeated(before: Map<number, number>): Map<number, number> {
    const begin = at;
    const once = atom(before);
    const end = at;
    const [least, most] = times();
    if (least === 1 && most === 1) return once;
    const after = at;
    const all = new Map<number, number>();
    let now = before;
    for (let n = 0; n <= most; n++) {
      if (n >= least) for (const [length, digits] of now) all.set(length, Math.max(digits, all.get(length) ?? 0));
      at = begin;
      now = atom(now);
      expect(at).toBe(end);
    }
    at = after;
    return all;
  }

  function times(): [number, number] {
    if (pattern[at] === "?") {
      at += 1;
      return [0, 1];
    }
    const count = /^\{(\d+)(?:,(\d+))?\}/.exec(pattern.slice(at));
    if (count === null) return [1, 1];
    at += count[0].length;
    return [Number(count[1]), Number(count[2] ?? count[1])];
  }

  function atom(before: Map<number, number>): Map<number, number> {
    const [group] = /^\((\?:)?/.exec(pattern.slice(at)) ?? [];
    if (group !== undefined) {
      at += group.length;
      const inside = alternatives(before);
      expect(pattern[at], pattern).toBe(")");
      at += 1;
      return inside;
    }
    const [digit] = /^(\\d|\[[\d-]+\]|\d)/.exec(pattern.slice(at)) ?? [];
    if (digit === undefined) throw new Error(`${pattern} has something new at ${at}`);
    at += digit.length;
    return new Map([...before].map(([length, digits]) => [length + 1, digit === "\\d" ? digits : length + 1]));
  }
}
