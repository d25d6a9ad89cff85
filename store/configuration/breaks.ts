import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Break } from "../../domain/agent/agent.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { breaks } from "../schema/working-day.ts";
import { commit, everyAgent } from "./commit.ts";

const { deletedAt: _, ...FIELDS } = getTableColumns(breaks);

/** All that an agent may choose, by name (AGT-2). */
export async function listBreaks(config: D1Database): Promise<Break[]> {
  return inTime(selectBreaks(config));
}

/** The same, to be put into a batch. */
export function selectBreaks(config: D1Database) {
  return configuration(config)
    .select(FIELDS)
    .from(breaks)
    .where(isNull(breaks.deletedAt))
    .orderBy(asc(sql`lower(${breaks.name})`));
}

/** Null: there is none, or it was deleted. */
export async function findBreak(config: D1Database, id: string): Promise<Break | null> {
  const one = and(eq(breaks.id, id), isNull(breaks.deletedAt));
  const rows = await inTime(configuration(config).select(FIELDS).from(breaks).where(one));
  return rows[0] ?? null;
}

/** Every agent is told of it. */
export async function createBreak(config: D1Database, actor: Actor, fields: Omit<Break, "id">): Promise<Break> {
  const created = { id: crypto.randomUUID(), ...fields };
  await commit(config, actor, {
    action: "break.create",
    subject: `break:${created.id}`,
    after: created,
    statements: [configuration(config).insert(breaks).values(created)],
    concerns: everyAgent(),
  });
  return created;
}

/** The whole form; of two who save it the last one's stays. */
export async function replaceBreak(
  config: D1Database,
  actor: Actor,
  before: Break,
  fields: Omit<Break, "id">,
): Promise<Break> {
  const after = { id: before.id, ...fields };
  await commit(config, actor, {
    action: "break.replace",
    subject: `break:${before.id}`,
    before,
    after,
    statements: [configuration(config).update(breaks).set(fields).where(eq(breaks.id, before.id))],
    concerns: everyAgent(),
  });
  return after;
}

/** Hides it; reports keep the id. */
export async function deleteBreak(config: D1Database, actor: Actor, before: Break): Promise<void> {
  await commit(config, actor, {
    action: "break.delete",
    subject: `break:${before.id}`,
    before,
    statements: [configuration(config).update(breaks).set({ deletedAt: Date.now() }).where(eq(breaks.id, before.id))],
    concerns: everyAgent(),
  });
}
