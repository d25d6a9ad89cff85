import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.configuration.config.ts` after a change of the CONFIG schema. */
export default defineConfig({
  dialect: "sqlite",
  schema: ["access", "accounts", "campaigns", "dialers", "programs", "quality", "teams", "watching", "working-day"].map(
    (name) => `./store/schema/${name}.ts`,
  ),
  out: "./migrations/config",
});
