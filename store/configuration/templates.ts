import { asc, eq, sql } from "drizzle-orm";
import type { Template } from "../../protocol/providers.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { templates } from "../schema/accounts.ts";
import { commit } from "./commit.ts";
import type { Named } from "./members.ts";

/** More than any account has; Meta allows 250, or 6,000 with a verified business. */
const MOST = 6_000;
const AT_ONCE = 500;

/** What the carrier last told of an account's templates (WA-4), by name. */
export async function listTemplates(config: D1Database, provider: string): Promise<Template[]> {
  const { name, language, status, category, body, parameters } = templates;
  return inTime(
    configuration(config)
      .select({ name, language, status, category, body, parameters })
      .from(templates)
      .where(eq(templates.provider, provider))
      .orderBy(asc(name), asc(language)),
  );
}

/** All of them anew: one that the carrier no longer tells of is gone. */
export async function replaceTemplates(
  config: D1Database,
  actor: Actor,
  provider: Named,
  told: readonly Template[],
): Promise<void> {
  const db = configuration(config);
  const kept = told.slice(0, MOST);
  const inserting = [];
  for (let from = 0; from < kept.length; from += AT_ONCE) {
    const rows = JSON.stringify(kept.slice(from, from + AT_ONCE));
    inserting.push(
      db
        .insert(templates)
        .select(
          sql`SELECT ${provider.id}, value ->> 'name', value ->> 'language', value ->> 'status', value ->> 'category',
            value ->> 'body', value ->> 'parameters', ${Date.now()} FROM json_each(${rows}) WHERE true`,
        )
        .onConflictDoNothing(),
    );
  }
  await commit(config, actor, {
    action: "provider.templates",
    subject: `provider:${provider.id}`,
    after: { name: provider.name, templates: kept.length },
    statements: [db.delete(templates).where(eq(templates.provider, provider.id)), ...inserting],
    concerns: null,
  });
}
