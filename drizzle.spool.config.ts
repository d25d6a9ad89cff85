import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.spool.config.ts` after a change of the SPOOL schema. */
export default defineConfig({ dialect: "sqlite", schema: "./store/schema/spool.ts", out: "./migrations/spool" });
