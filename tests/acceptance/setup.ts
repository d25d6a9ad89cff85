import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";

type Migrations = Parameters<typeof applyD1Migrations>[1];
const bindings = env as typeof env & {
  CONFIG_MIGRATIONS: Migrations;
  ARCHIVE_MIGRATIONS: Migrations;
  SPOOL_MIGRATIONS: Migrations;
};

await applyD1Migrations(env.CONFIG, bindings.CONFIG_MIGRATIONS);
await applyD1Migrations(env.ARCHIVE, bindings.ARCHIVE_MIGRATIONS);
await applyD1Migrations(env.SPOOL, bindings.SPOOL_MIGRATIONS);
