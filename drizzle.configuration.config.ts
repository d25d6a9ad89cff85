import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.configuration.config.ts` after a change of the CONFIG schema. */
export default defineConfig({
  dialect: "sqlite",
  schema: ["./store/schema/access.ts", "./store/schema/configuration.ts"],
  out: "./migrations/config",
});
