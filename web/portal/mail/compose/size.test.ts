import { expect, test } from "vitest";
import { travelSize } from "./size.ts";

test("three megabytes of files travel as a bit more than four", () => {
  const size = travelSize("<p>Hola</p>", [{ size: 3_000_000 }]);
  expect(size).toBeGreaterThan(4_000_000);
  expect(size).toBeLessThan(4_200_000);
});
