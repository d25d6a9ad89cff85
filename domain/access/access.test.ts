import { describe, expect, test } from "vitest";
import { afterFailure, lockedFor } from "./lock-out.ts";
import { passwordProblem } from "./password.ts";
import { may, PERMISSIONS, ROLE_PRESETS } from "./permission.ts";

describe("permission", () => {
  const sofia = { permissions: ROLE_PRESETS.supervisor, campaigns: ["retail"] };

  test.each(PERMISSIONS)("SEC-5: %s over a campaign of another group is as if it did not exist", (permission) => {
    expect(may(sofia, permission, "banco")).toBe("unseen");
  });

  test.each(PERMISSIONS)("SEC-4: %s is a supervisor's up to agents.*, and an administrator's", (permission) => {
    const supervisors = PERMISSIONS.indexOf(permission) <= PERMISSIONS.indexOf("agents.logout");
    expect(may(sofia, permission, "retail")).toBe(supervisors ? "allowed" : "forbidden");
    expect(may({ permissions: ROLE_PRESETS.administrator, campaigns: "all" }, permission, "any")).toBe("allowed");
    expect(may({ permissions: ROLE_PRESETS.agent, campaigns: ["retail"] }, permission, "retail")).toBe("forbidden");
  });

  test("asking only whether a campaign is there needs no permission", () => {
    expect(may({ permissions: [], campaigns: ["retail"] }, null, "retail")).toBe("allowed");
  });
});

describe("lock-out", () => {
  const failed = (count: number) => ({ count, lastAt: 0 });

  test.each([
    [4, 0],
    [5, 30_000],
    [6, 60_000],
    [9, 480_000],
    [10, 900_000],
    [40, 900_000],
  ])("after %i failures one waits %i ms", (count, wait) => {
    expect(lockedFor(failed(count), 0)).toBe(wait);
  });

  test("the wait runs out, and a quiet hour forgets", () => {
    expect(lockedFor(failed(5), 29_999)).toBe(1);
    expect(lockedFor(failed(5), 30_000)).toBe(0);
    expect(afterFailure(failed(9), 3_600_000)).toEqual({ count: 1, lastAt: 3_600_000 });
  });
});

test.each([
  ["short12", "too_short"],
  ["x".repeat(129), "too_long"],
  ["Password123", "common"],
  ["anaperez1", "common"],
  ["correct horse battery", null],
])("the password %s is judged %s", (password, verdict) => {
  expect(passwordProblem(password, "anaperez1")).toBe(verdict);
});
