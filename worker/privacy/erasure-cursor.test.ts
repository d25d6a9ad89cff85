import { expect, test } from "vitest";
import { erasureCursor, placeIn } from "./erasure-cursor.ts";

const env = { NAME_SECRET: "a name secret" };

test("a cursor leads back to its place for its own customer alone", () => {
  const cursor = erasureCursor(env, "maria@example.com", 1_000_000_000_042);
  expect(placeIn(env, "Maria@example.com", cursor)).toBe(1_000_000_000_042);
  expect(placeIn(env, "maria@example.com", "")).toBe(0);
  for (const [address, made] of [
    ["pedro@example.com", cursor],
    ["maria@example.com", cursor.replace("42.", "43.")],
    ["maria@example.com", "42"],
  ] as const)
    expect(() => placeIn(env, address, made), made).toThrow();
});
