import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.archive.config.ts` after a change of the ARCHIVE schema. */
export default defineConfig({
  dialect: "sqlite",
  schema: ["./store/schema/archive.ts", "./store/schema/quarter-hours.ts"],
  out: "./migrations/archive",
});
