import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { buildWeb } from "../runtime/build.ts";
import { newSecret, readConfiguration, WRANGLER_TOML } from "../runtime/configuration.ts";
import { ROOT } from "../runtime/root.ts";
import { run, runOrThrow } from "../runtime/run.ts";
import { type Present, pagesSteps, plan, SECRETS_FILE, type Step, withIds, withPublicUrl } from "./plan.ts";

// Written beside wrangler.toml, because its paths are relative to itself.
const CONFIGURATION = join(ROOT, "wrangler.deploy.toml");
/** With it the first administrator is created, once; the Worker runs without it. */
const SETUP_TOKEN = "SETUP_TOKEN";
/** Cloudflare's error code. */
const NO_SUCH_WORKER = "10007";
const named = z.array(z.object({ name: z.string() }));
const identified = z.array(z.object({ name: z.string(), uuid: z.string() }));

const configured = readConfiguration();
const wanted = {
  databases: configured.d1_databases.map(({ database_name }) => database_name),
  buckets: configured.r2_buckets.map(({ bucket_name }) => bucket_name),
  queues: configured.queues.consumers.map(({ queue }) => queue),
  secrets: [...configured.secrets.required, SETUP_TOKEN],
};
/** Of pages/wrangler.toml. */
const PAGES_PROJECT = "deskline-portal";
const withPages = process.argv.includes("--pages");
const isDryRun = process.argv.includes("--dry-run");

if (isDryRun) await rehearse();
else await deploy();

/** What an empty account would get; asks no account. */
async function rehearse(): Promise<void> {
  const { create, deploy } = plan(wanted, { databases: [], buckets: [], queues: [], secrets: [] });
  const pages = withPages ? pagesSteps(PAGES_PROJECT, []) : [];
  for (const { say } of [...create, ...deploy, ...pages]) console.log(`would ${say}`);
  await buildWeb();
  console.log(await runOrThrow("wrangler", ["deploy", "--dry-run"]));
  console.log("Nothing was changed.");
}

async function deploy(): Promise<void> {
  const toml = withPublicUrl(readFileSync(WRANGLER_TOML, "utf8"), process.env.PUBLIC_URL);
  await buildWeb();
  const { create, deploy, newSecrets } = plan(wanted, await present());
  for (const step of create) await perform(step);

  writeFileSync(CONFIGURATION, withIds(toml, await databaseIds()));
  const folder = mkdtempSync(join(tmpdir(), "deskline-"));
  const file = join(folder, "secrets.json");
  const secrets = Object.fromEntries(newSecrets.map((name) => [name, newSecret()]));
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  try {
    for (const step of deploy) await perform(step, ["--config", CONFIGURATION], file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (withPages) for (const step of pagesSteps(PAGES_PROJECT, await pagesProjects())) await perform(step);
  const token = secrets[SETUP_TOKEN];
  if (token) console.log(`\nCreate the first administrator in the portal with this set-up token:\n  ${token}`);
}

async function present(): Promise<Present> {
  const there = async (names: string[], ...asked: string[]) =>
    (
      await Promise.all(
        names.map(async (name) => ((await run("wrangler", [...asked, "info", name])).status === 0 ? [name] : [])),
      )
    ).flat();
  return {
    databases: Object.keys(await databaseIds()),
    buckets: await there(wanted.buckets, "r2", "bucket"),
    queues: await there(wanted.queues, "queues"),
    secrets: await secretNames(),
  };
}

async function pagesProjects(): Promise<string[]> {
  const list = z.array(z.object({ "Project Name": z.string() }));
  const projects = list.parse(jsonIn(await runOrThrow("wrangler", ["pages", "project", "list", "--json"])));
  return projects.map((one) => one["Project Name"]);
}

/** Only a Worker that is not there yet has no secrets: any other failure must not replace those in use. */
async function secretNames(): Promise<string[]> {
  const { status, output } = await run("wrangler", ["secret", "list", "--format", "json"]);
  if (status === 0) return named.parse(jsonIn(output)).map(({ name }) => name);
  if (output.includes(NO_SUCH_WORKER)) return [];
  throw new Error(`Cannot read the names of the secrets\n${output}`);
}

async function databaseIds(): Promise<Record<string, string>> {
  const list = identified.parse(jsonIn(await runOrThrow("wrangler", ["d1", "list", "--json"])));
  return Object.fromEntries(list.map(({ name, uuid }) => [name, uuid]));
}

async function perform({ say, wrangler }: Step, more: string[] = [], secretsFile = ""): Promise<void> {
  console.log(say);
  const args = wrangler.map((word) => (word === SECRETS_FILE ? secretsFile : word));
  const { status } = await run("wrangler", [...args, ...more], { show: true, env: { CI: "true" } });
  if (status !== 0) throw new Error(`Could not ${say}`);
}

/** wrangler may print a notice before its JSON. */
const jsonIn = (output: string): unknown => JSON.parse(output.slice(output.indexOf("[")));
