import { expect, test } from "vitest";
import { run } from "../runtime/run.ts";
import { pagesSteps, plan, withIds, withPublicUrl } from "./plan.ts";

const wanted = { databases: ["a", "b"], buckets: ["files"], queues: ["events"], secrets: ["AUTH", "TICKET"] };
const nothing = { databases: [], buckets: [], queues: [], secrets: [] };
const commands = (steps: { wrangler: string[] }[]) => steps.map((step) => step.wrangler.join(" "));

test("an empty account gets everything, its secrets with the deploy", () => {
  const { create, deploy, newSecrets } = plan(wanted, nothing);
  expect(commands(create)).toEqual(["d1 create a", "d1 create b", "r2 bucket create files", "queues create events"]);
  expect(commands(deploy)).toEqual([
    "d1 migrations apply a --remote",
    "d1 migrations apply b --remote",
    "deploy --secrets-file <new secrets>",
  ]);
  expect(newSecrets).toEqual(["AUTH", "TICKET"]);
});

test("a second run creates nothing and never changes a secret", () => {
  const { create, deploy, newSecrets } = plan(wanted, wanted);
  expect(create).toEqual([]);
  expect(newSecrets).toEqual([]);
  expect(commands(deploy).at(-1)).toBe("deploy");
});

test("only what is missing is created", () => {
  const { create, newSecrets } = plan(wanted, { databases: ["a"], buckets: ["files"], queues: [], secrets: ["AUTH"] });
  expect(commands(create)).toEqual(["d1 create b", "queues create events"]);
  expect(newSecrets).toEqual(["TICKET"]);
});

test("ids of the account replace those of the file, and an unknown database is refused", () => {
  const toml = 'binding = "A"\ndatabase_name = "a"\ndatabase_id = "0"\nmigrations_dir = "m"\n';
  expect(withIds(toml, { a: "77" })).toBe(
    'binding = "A"\ndatabase_name = "a"\ndatabase_id = "77"\nmigrations_dir = "m"\n',
  );
  expect(() => withIds(toml, {})).toThrow("no database a");
});

test("the public address is the one that is asked for, else the one of the file; without one nothing is deployed", () => {
  const toml = '[vars]\nPUBLIC_URL = ""\nOTHER = "x"\n';
  const named = '[vars]\nPUBLIC_URL = "https://desk.example.com"\nOTHER = "x"\n';
  expect(withPublicUrl(toml, "https://desk.example.com")).toBe(named);
  expect(withPublicUrl(named, undefined)).toBe(named);
  expect(() => withPublicUrl(toml, undefined)).toThrow("PUBLIC_URL=https://");
  expect(() => withPublicUrl(toml, 'https://x.com"\nEVIL = "1')).toThrow("PUBLIC_URL=https://");
});

test("a dry run names every step, bundles the Worker and touches no account", { timeout: 120_000 }, async () => {
  const { status, output } = await run("node", ["scripts/deploy/main.ts", "--dry-run"], {
    env: { CLOUDFLARE_API_TOKEN: "" },
  });
  expect(output).toMatch(
    /create database deskline-config[\s\S]*create bucket deskline-files[\s\S]*create queue deskline-mail-events[\s\S]*migrate deskline-archive/,
  );
  expect(output).toContain("deploy with new secrets AUTH_SECRET, TICKET_SECRET, NAME_SECRET, SEAL_SECRET, SETUP_TOKEN");
  expect(output).toContain("Nothing was changed");
  expect(status).toBe(0);
});

test("the portal goes to Pages after its project is there, which is made once", () => {
  const said = (projects: string[]) => pagesSteps("portal", projects).map(({ say }) => say);
  expect(said([])).toEqual(["create Pages project portal", "deploy to Pages project portal"]);
  expect(said(["other", "portal"])).toEqual(["deploy to Pages project portal"]);
});
