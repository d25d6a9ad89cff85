import fc from "fast-check";
import { expect, test } from "vitest";
import { AddressSieve } from "./address-sieve.ts";

test("what was added may be held, whatever it is", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 200 }), (addresses) => {
      const sieve = new AddressSieve(1);
      for (const address of addresses) sieve.add(address);
      expect(addresses.every((address) => sieve.mayHold(address))).toBe(true);
    }),
  );
});

test.each([1_000, 100_000])(
  "with as many as it is made for, %d, three of a hundred others at most seem to be held",
  (size) => {
    const sieve = new AddressSieve(size);
    for (let n = 0; n < sieve.capacity; n++) sieve.add(`+5989${1_000_000 + n}`);
    let seeming = 0;
    for (let n = 0; n < 10_000; n++) if (sieve.mayHold(`+5491${1_000_000 + n * 7}`)) seeming++;
    expect(seeming).toBeLessThan(300);
  },
);

test("an empty one holds nothing", () => {
  const sieve = new AddressSieve(10);
  fc.assert(fc.property(fc.string(), (address) => !sieve.mayHold(address)));
});
