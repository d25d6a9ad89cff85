import { expect, test } from "vitest";
import { type Grants, PERMISSIONS, ROLE_PRESETS } from "./permission.ts";
import { isReading, viewRefusal } from "./view.ts";

const boss = { user: "boss", permissions: PERMISSIONS, campaigns: "all" } as const;
const lead = { user: "lead", permissions: ["users", "watch"], campaigns: ["a", "b"] } as const;
const other = (grants: Partial<Grants>, disabled = false) => ({
  user: "ana",
  permissions: [],
  campaigns: ["a"],
  disabled,
  ...grants,
});

test.each([
  ["an administrator as an agent", boss, other({}), null],
  ["an administrator as another administrator", boss, { ...boss, user: "other", disabled: false }, null],
  ["an administrator as a supervisor", boss, other({ permissions: ROLE_PRESETS.supervisor }), null],
  ["who may change users, as an agent of their campaigns", lead, other({}), null],
  ["as an agent of another campaign", lead, other({ campaigns: ["a", "c"] }), "forbidden"],
  ["as an administrator", lead, other({ permissions: PERMISSIONS, campaigns: "all" }), "forbidden"],
  ["as one with a permission more", lead, other({ permissions: ["watch", "reports"] }), "forbidden"],
  ["without the permission to change users", { ...lead, permissions: ["watch"] } as const, other({}), "forbidden"],
  ["as one who may not come in", boss, other({}, true), "disabled"],
])("%s", (_, by, seen, refusal) => {
  expect(viewRefusal(by, seen)).toBe(refusal);
});

test("nobody sees as themselves", () => {
  expect(viewRefusal(lead, { ...lead, disabled: false })).toBe("yourself");
});

test("only asking is reading", () => {
  expect(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].filter(isReading)).toEqual(["GET", "HEAD"]);
});
