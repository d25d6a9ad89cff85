import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Allowance, afterCalls, callsAhead, MOST_AT_ONCE } from "./call-rate.ts";
import { permissionsFor, scopesOf } from "./key-scope.ts";
import { PERMISSIONS } from "./permission.ts";
import { comesFrom, isNetwork } from "./source-address.ts";

describe("the pace of a program", () => {
  test("API-12: two hundred at once pass, the next one is told how long to wait, and passes then", () => {
    let allowance: Allowance | null = null;
    for (let call = 0; call < MOST_AT_ONCE; call++) {
      const answer = afterCalls(allowance, 1, 1_000);
      expect(answer.given).toBe(1);
      allowance = answer.allowance;
    }
    const refused = afterCalls(allowance, 1, 1_000);
    expect(refused.wait).toBe(50);
    expect(afterCalls(refused.allowance, 1, 1_000 + refused.wait).given).toBe(1);
  });

  test("API-12: over any stretch no more than the burst and twenty a second pass, and a clock that jumps back gives nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 20 })), { maxLength: 400 }),
        (steps) => {
          let now = 100_000;
          let [latest, passed] = [now, 0];
          let allowance: Allowance | null = null;
          for (const [step, wanted] of steps) {
            now += step;
            latest = Math.max(latest, now);
            const answer = afterCalls(allowance, wanted, now);
            allowance = answer.allowance;
            passed += answer.given;
            expect(answer.given > 0).toBe(answer.wait === 0);
          }
          expect(passed).toBeLessThanOrEqual(MOST_AT_ONCE + ((latest - 100_000) * 20) / 1_000 + 1);
        },
      ),
    );
  });
});

test.each([
  ["nothing is known of it", null, 10],
  ["ten lasted ten seconds", { calls: 10, at: 90_000 }, 10],
  ["ten lasted one second", { calls: 10, at: 99_000 }, 40],
  ["forty lasted one second", { calls: 40, at: 99_000 }, 60],
  ["the clock jumped back", { calls: 10, at: 100_500 }, 60],
])("API-12: an isolate takes ahead what a program calls in four seconds: %s", (_, last, ahead) => {
  expect(callsAhead(last, 100_000)).toBe(ahead);
});

test.each([
  ["203.0.113.7", ["203.0.113.7"], true],
  ["203.0.113.8", ["203.0.113.7"], false],
  ["203.0.113.8", ["198.51.100.1", "203.0.113.0/24"], true],
  ["203.0.114.8", ["203.0.113.0/24"], false],
  ["::ffff:203.0.113.8", ["203.0.113.0/24"], true],
  ["2001:db8:1::5", ["2001:db8::/32"], true],
  ["2001:db9::5", ["2001:db8::/32"], false],
  ["2001:0DB8:0:0:0:0:0:1", ["2001:db8::1"], true],
  ["0.0.0.1", ["::1"], false],
  ["10.0.0.1", ["0.0.0.0/0"], true],
  ["10.0.0.1", [], false],
  ["", ["0.0.0.0/0"], false],
  ["unknown", ["0.0.0.0/0"], false],
])("API-12: a call from %s, allowed from %j: %s", (address, networks, allowed) => {
  expect(comesFrom(address, networks)).toBe(allowed);
});

test.each([
  "10.0.0.0/33",
  "10.0.0/8",
  "256.0.0.1",
  "::1::2",
  "1:2:3",
  "2001:db8::/129",
  "10.0.0.1/",
  "host",
  "1.2.3.4/8/9",
  "/8",
])("API-12: %s is no network", (text) => expect(isNetwork(text)).toBe(false));

test("API-12: a key may do what it is for and nothing beside, a user's token what its user may", () => {
  expect(permissionsFor(["telephony", "messages"])).toEqual([]);
  expect(permissionsFor(["dialers", "blacklist"])).toEqual(["dialers.run", "dialers.upload", "blacklist"]);
  expect(scopesOf({ role: "agent", permissions: PERMISSIONS })).toEqual([]);
  expect(scopesOf({ role: "supervisor", permissions: ["dialers.run", "blacklist"] })).toEqual([
    "messages",
    "blacklist",
  ]);
});
