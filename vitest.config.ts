import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { playCarrier } from "./tests/acceptance/played-carrier.ts";
import { POST_OFFICE } from "./tests/acceptance/played-post.ts";
import { openPlayedServer } from "./tests/acceptance/played-server.ts";

const TEST_SECRETS = {
  AUTH_SECRET: "test-auth-secret-of-32-characters!!",
  TICKET_SECRET: "test-ticket-secret",
  NAME_SECRET: "test-name-secret",
  SEAL_SECRET: "test-seal-secret",
};
const TEST_VARS = { PUBLIC_URL: "https://deskline.test", CARRIER_HOSTS: "*.carrier.test" };

/** A folder's migrations as one: every file of tests begins with three empty databases. */
async function allInOne(folder: string) {
  const migrations = await readD1Migrations(folder);
  return [{ name: "all of them", queries: migrations.flatMap(({ queries }) => queries) }];
}

/** Three quarters of what workerd is sent of a module are its map: the whole suite goes without. */
const WITHOUT_MAPS: Plugin = {
  name: "without-maps",
  enforce: "post",
  transform: (code, id) => (id.endsWith(".test.ts") ? undefined : { code, map: { mappings: "" } }),
};

/** Tests inside workerd, beside the objects, with databases of their own. */
function inWorkerd() {
  return cloudflareTest(async () => ({
    wrangler: { configPath: "./wrangler.toml" },
    miniflare: {
      outboundService: playCarrier,
      serviceBindings: { EMAIL: { name: POST_OFFICE.name, entrypoint: "PostOffice" } },
      email: { send_email: [] },
      workers: [POST_OFFICE],
      bindings: {
        ...TEST_SECRETS,
        ...TEST_VARS,
        SMTP_PORT: await openPlayedServer(),
        SPOOL_MIGRATIONS: await allInOne("./migrations/spool"),
        CONFIG_MIGRATIONS: await allInOne("./migrations/config"),
        ARCHIVE_MIGRATIONS: await allInOne("./migrations/archive"),
      },
    },
  }));
}

/** Made one file each before the tests: workerd asks for every module of every test file, one by one. */
const IN_ONE_FILE = {
  optimizer: {
    ssr: {
      enabled: true,
      include: [
        "better-auth",
        "better-auth/adapters/drizzle",
        "better-auth/plugins",
        "drizzle-orm",
        "drizzle-orm/d1",
        "drizzle-orm/sqlite-core",
        "hono",
        "libphonenumber-js/max",
        "zod",
      ],
      rolldownOptions: { external: [/^node:/], output: { minify: true, sourcemap: false } },
    },
  },
};

/** A fifth of a second for each of hundreds that sign in: `access.test.ts` runs the cost in force once. */
const CHEAP_PASSWORDS = [
  { find: /^\.\/password-cost\.ts$/, replacement: join(import.meta.dirname, "tests/acceptance/password-cost.ts") },
];

/** Beside what runs in workerd, and in need of nothing of it: a runtime for each would cost four seconds of processor. */
const WITHOUT_RUNTIME = [
  "durable-objects/conversation/renewal.test.ts",
  "store/archive/days-covering.test.ts",
  "store/archive/full-text-query.test.ts",
  "store/keyed-name.test.ts",
  "worker/privacy/erasure-cursor.test.ts",
  "worker/recordings/transcript.test.ts",
];

/** On two cores: a third goes on while two wait. */
const WORKERS = 3;

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: "unit",
          // Properties over thousands of cases take seconds beside two others on two cores.
          testTimeout: 30_000,
          include: ["{domain,protocol,channels,web,scripts,sandbox}/**/*.test.{ts,tsx}", ...WITHOUT_RUNTIME],
          environment: "node",
          isolate: false,
        },
      },
      {
        plugins: [inWorkerd(), ...(process.env.WITHOUT_MAPS === "1" ? [WITHOUT_MAPS] : [])],
        resolve: { alias: CHEAP_PASSWORDS },
        test: {
          name: "workerd",
          // A house of its own for each file takes seconds on two busy cores.
          testTimeout: 40_000,
          hookTimeout: 60_000,
          include: ["{store,durable-objects,worker,tests/acceptance}/**/*.test.ts"],
          exclude: WITHOUT_RUNTIME,
          setupFiles: ["./tests/acceptance/setup.ts"],
          deps: IN_ONE_FILE,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["./tests/browser/global-setup.ts"],
          setupFiles: ["./tests/browser/setup.ts"],
          environment: "node",
          // One process and one browser a worker.
          isolate: false,
          // What hangs fails at its step: a whole test is long only where the machine is slow.
          testTimeout: 180_000,
          // Two busy cores show in seconds what a desk shows at once.
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "peers",
          include: ["tests/peers/**/*.test.ts"],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "faults",
          include: ["tests/faults/*.test.ts"],
          environment: "node",
          testTimeout: 900_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        plugins: [inWorkerd()],
        test: {
          name: "faults-workerd",
          testTimeout: 1_800_000,
          include: ["tests/faults/workerd/*.test.ts"],
          setupFiles: ["./tests/acceptance/setup.ts"],
          deps: IN_ONE_FILE,
        },
      },
    ],
  },
});
