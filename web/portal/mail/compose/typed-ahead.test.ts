import { expect, test } from "vitest";
import { typedWith } from "./typed-ahead.ts";

const key = (name: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("letters, signs, breaks and corrections are text; commands and moves are none", () => {
  const typed = ["H", "ó", "x", "Backspace", "l", "a", "Enter", "/"].reduce(
    (text, name) => typedWith(text, key(name)) ?? text,
    "",
  );
  expect(typed).toBe("Hóla\n/");
  for (const name of ["Escape", "Tab", "ArrowUp", "F5", "Shift"]) expect(typedWith("a", key(name)), name).toBeNull();
  expect(typedWith("a", key("c", { ctrlKey: true }))).toBeNull();
  expect(typedWith("a", key("c", { metaKey: true }))).toBeNull();
  expect(typedWith("a", key("@", { altKey: true }))).toBe("a@");
  expect(typedWith("a👍", key("Backspace"))).toBe("a");
});
