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

test("a hundred thousand numbers in a row and again, beyond several sizes of the table", () => {
  const seen = new SeenNumbers();
  const again = () =>
    Array.from({ length: 100_000 }, (_, n) => seen.again(`+${59_890_000_000 + n}`)).filter(Boolean).length;
  expect([again(), again()]).toEqual([0, 100_000]);
});

test("names, short codes and user ids are not remembered", () => {
  const seen = new SeenNumbers();
  for (const address of ["ANTEL", "6622", "BR.13491208655302741918", "+1234567890123456"]) {
    seen.again(address);
    expect(seen.again(address)).toBe(false);
  }
});
