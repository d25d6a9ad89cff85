import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { createKey } from "../../store/configuration/api-keys.ts";
import { forgetKeys, knownKey } from "./known-keys.ts";

const BY = { id: "administrator", name: "Administrator" };
const NOW = Date.UTC(2026, 10, 27, 12);

let programs: string[];
let statements: string[];
let config: D1Database;
let isAway: boolean;
beforeEach(async () => {
  forgetKeys();
  statements = [];
  isAway = false;
  config = new Proxy(env.CONFIG, {
    get: (database, name) => {
      if (isAway) throw new Error("D1_ERROR: Network connection lost.");
      if (name !== "prepare") return Reflect.get(database, name);
      return (statement: string) => {
        statements.push(statement);
        return database.prepare(statement);
      };
    },
  });
  programs = [];
  for (const name of ["PBX", "Shop", "Bank"]) {
    const rest = { campaigns: null, dialers: [], defaultCampaign: null, addresses: [] };
    programs.push((await createKey(env.CONFIG, BY, { name, scopes: ["messages"], ...rest })).key);
  }
});

const call = async (key: string | undefined, at: number) => (await knownKey(config, key ?? "", at))?.name ?? null;
const callAll = async (at: number) => {
  const names: (string | null)[] = [];
  for (const key of programs) names.push(await call(key, at));
  return names;
};

describe("keys that an isolate knows", () => {
  test("are asked about together every five seconds, in one statement for all that have called", async () => {
    await callAll(NOW);
    expect(statements.length).toBe(3);
    await callAll(NOW + 4_999);
    expect(statements.length).toBe(3);
    expect(await callAll(NOW + 5_000)).toEqual(["PBX", "Shop", "Bank"]);
    expect(await callAll(NOW + 10_000)).toEqual(["PBX", "Shop", "Bank"]);
    expect(statements.length).toBe(5);
  });

  test("open nothing from the next asking on, once they were revoked elsewhere", async () => {
    await callAll(NOW);
    await env.CONFIG.prepare("UPDATE api_keys SET revoked_at = 1 WHERE name = 'Shop'").run();
    expect(await callAll(NOW + 4_999)).toEqual(["PBX", "Shop", "Bank"]);
    expect(await callAll(NOW + 5_000)).toEqual(["PBX", null, "Bank"]);
  });

  test("that have not called for a while are read by themselves", async () => {
    await callAll(NOW);
    for (const at of [5_000, 10_000]) await call(programs[0], NOW + at);
    await env.CONFIG.prepare("UPDATE api_keys SET revoked_at = 1 WHERE name = 'Shop'").run();
    expect(await call(programs[1], NOW + 12_000)).toBeNull();
  });

  test("go on for a quarter of an hour while the database is away, and no longer", async () => {
    await callAll(NOW);
    isAway = true;
    expect(await call(programs[0], NOW + 5_000)).toBe("PBX");
    expect(await call(programs[0], NOW + 15 * 60_000)).toBe("PBX");
    await expect(call(programs[0], NOW + 15 * 60_000 + 1)).rejects.toThrow("The database");
  });
});
