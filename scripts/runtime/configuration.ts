import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import { z } from "zod";
import { ROOT } from "./root.ts";

// Read as a library wrangler is chatty: it warns of secrets that we hand over ourselves.
process.env.WRANGLER_LOG ??= "error";

export const WRANGLER_TOML = join(ROOT, "wrangler.toml");

const configuration = z.object({
  name: z.string(),
  d1_databases: z.array(
    z.object({ binding: z.string(), database_name: z.string(), database_id: z.string(), migrations_dir: z.string() }),
  ),
  r2_buckets: z.array(z.object({ binding: z.string(), bucket_name: z.string() })),
  queues: z.object({ consumers: z.array(z.object({ queue: z.string() })) }),
  secrets: z.object({ required: z.array(z.string()) }),
});

/** wrangler.toml as wrangler reads it, as far as these scripts need it. */
export const readConfiguration = () =>
  configuration.parse(unstable_readConfig({ config: WRANGLER_TOML }, { hideWarnings: true }));

export const newSecret = () => randomBytes(32).toString("base64url");

/** Secrets of a local installation: made once, kept with its state, so that sessions outlive a restart. */
export function localSecrets(stateDir: string): Record<string, string> {
  const file = join(stateDir, "secrets.json");
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secrets = Object.fromEntries(
    readConfiguration().secrets.required.map((name) => [name, kept[name] ?? newSecret()]),
  );
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
