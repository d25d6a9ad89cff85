import fc from "fast-check";
import { expect, test } from "vitest";
import { SeenNumbers } from "./seen-numbers.ts";

test("a list's numbers that stand in it twice are counted as a set counts them", () => {
  const numbers = fc.array(fc.oneof(fc.nat(300), fc.bigInt(1n, 999_999_999_999_999n)), { maxLength: 400 });
  fc.assert(
    fc.property(numbers, (list) => {
      const addresses = list.map((number) => `+${number === 0 ? 1 : number}`);
      const seen = new SeenNumbers();
      const twice = addresses.filter((address) => seen.again(address)).length;
      expect(twice).toBe(addresses.length - new Set(addresses).size);
    }),
  );
});

/** How many of `count` numbers in a row, from `first` on, were asked for before. */
function again(seen: SeenNumbers, first: number, count: number): number {
  let twice = 0;
  for (let n = 0; n < count; n++) if (seen.again(`+${first + n}`)) twice += 1;
  return twice;
}

test.each([59_890_000_000, 5_511_900_000_000])("a million numbers from +%d on, and again", (first) => {
  const seen = new SeenNumbers();
  expect([again(seen, first, 1_000_000), again(seen, first, 1_000_000)]).toEqual([0, 1_000_000]);
});

test("a list that is longer than the table is counted as far as it goes", () => {
  const seen = new SeenNumbers();
  again(seen, 59_890_000_000, 1_600_000);
  const twice = again(seen, 59_890_000_000, 1_600_000);
  expect(twice).toBeGreaterThan(1_400_000);
  expect(twice).toBeLessThan(1_600_000);
});

test("names, short codes and user ids are not remembered", () => {
  const seen = new SeenNumbers();
  for (const address of ["ANTEL", "6622", "BR.13491208655302741918", "+1234567890123456"]) {
    seen.again(address);
    expect(seen.again(address)).toBe(false);
  }
});
