import { describe, expect, test } from "vitest";
import { afterFailureFrom, fencedFor, networkOf, takenBack } from "./address-fence.ts";
import { memberLineView, watchersLineView } from "./line-view.ts";
import { afterFailure, lockedFor } from "./lock-out.ts";
import { passwordProblem } from "./password.ts";
import { ALL_RIGHTS, covers, grantsOf, hasOneOf, may, PERMISSIONS, ROLE_PRESETS, seesAgent } from "./permission.ts";

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

  test("one of several is enough, and none of them is not", () => {
    expect(hasOneOf(sofia, ["providers", "campaigns"])).toBe(true);
    expect(hasOneOf(sofia, ["providers", "keys"])).toBe(false);
  });

  test.each([
    ["all", [], true],
    [["retail"], ["banco", "retail"], true],
    [["retail"], ["banco"], false],
    [["retail"], [], false],
  ] as const)("SEC-5: for who sees %j an agent of %j is there: %s", (campaigns, memberOf, there) => {
    expect(seesAgent(campaigns, memberOf)).toBe(there);
  });

  test("SEC-5: the whole configuration needs every permission, everywhere", () => {
    expect(covers({ permissions: ROLE_PRESETS.administrator, campaigns: "all" }, ALL_RIGHTS)).toBe(true);
    expect(covers({ permissions: ROLE_PRESETS.administrator, campaigns: ["retail"] }, ALL_RIGHTS)).toBe(false);
    expect(covers({ permissions: PERMISSIONS.slice(1), campaigns: "all" }, ALL_RIGHTS)).toBe(false);
  });

  test.each([
    ["ringall", "head"],
    ["ringallmultiple", "all"],
    ["omni", null],
    [undefined, null],
  ] as const)("STR-4a, STR-4b: a member of a campaign of %s sees of its line: %s", (strategy, view) => {
    expect(memberLineView(strategy)).toBe(view);
  });

  test("SEC-5: others see who waits in the campaigns that they watch", () => {
    expect(watchersLineView(sofia, "retail")).toBe("all");
    expect(watchersLineView(sofia, "banco")).toBeNull();
    expect(watchersLineView({ permissions: [], campaigns: "all" }, "retail")).toBeNull();
  });
});

describe("groups", () => {
  const retail = { permissions: ["watch"], campaigns: ["retail"] } as const;
  const quality = { permissions: ["quality", "watch"], campaigns: ["retail", "banco"] } as const;

  test("SEC-4: a supervisor's groups add up, in the order of the list", () => {
    const both = { permissions: ["quality", "watch"], campaigns: ["retail", "banco"] };
    expect(grantsOf("supervisor", [retail, quality])).toEqual(both);
  });

  test("SEC-4: without a group a supervisor has the preset, over no campaign", () => {
    expect(grantsOf("supervisor", [])).toEqual({ permissions: ROLE_PRESETS.supervisor, campaigns: [] });
  });

  test("a group gives an agent campaigns to see, never a permission, and an administrator nothing new", () => {
    expect(grantsOf("agent", [quality])).toEqual({ permissions: [], campaigns: ["retail", "banco"] });
    expect(grantsOf("administrator", [retail])).toEqual({ permissions: PERMISSIONS, campaigns: "all" });
  });

  test.each([
    [retail, retail, true],
    [quality, retail, true],
    [retail, quality, false],
    [retail, { permissions: [], campaigns: ["banco"] }, false],
    [{ permissions: ["watch"], campaigns: "all" }, quality, false],
    [{ permissions: PERMISSIONS, campaigns: "all" }, { permissions: PERMISSIONS, campaigns: "all" }, true],
    [{ permissions: PERMISSIONS, campaigns: ["retail"] }, { permissions: [], campaigns: "all" }, false],
  ] as const)("%j covers %j: %s", (own, other, verdict) => {
    expect(covers(own, other)).toBe(verdict);
  });
});

describe("the fence of an address", () => {
  const failed = (failures: number) => {
    let level = { count: 0, lastAt: 0 };
    for (let failure = 0; failure < failures; failure++) level = afterFailureFrom(level, 0);
    return level;
  };

  test.each([
    [59, 0, 0],
    [60, 0, 5_000],
    [60, 2_000, 3_000],
    [60, 5_000, 0],
    [61, 0, 10_000],
  ])("after %i failures, %i ms later, it holds for %i ms", (failures, later, wait) => {
    expect(fencedFor(failed(failures), later)).toBe(wait);
  });

  test("forgets one failure every five seconds, and one that was none at once", () => {
    expect(afterFailureFrom(failed(60), 50_000)).toEqual({ count: 51, lastAt: 50_000 });
    expect(fencedFor(takenBack(failed(60)), 0)).toBe(0);
    expect(takenBack(failed(0)).count).toBe(0);
  });

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
  ])("counts %s as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
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
