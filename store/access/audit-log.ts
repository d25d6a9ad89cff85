import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { AuditScope } from "../../domain/access/audit-scope.ts";
import type { AuditChoices, AuditEntry } from "../../protocol/audit.ts";
import type { Page } from "../../protocol/configuration.ts";
import { listed } from "../configuration/names.ts";
import { namesOf } from "../configuration/names-of.ts";
import { configuration, inTime } from "../database.ts";
import { audit } from "../schema/access.ts";
import { dialers } from "../schema/dialers.ts";

/** Persons and programs that the filter offers. */
const MOST_ACTORS = 500;

export interface AuditSearch {
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  /** ms; `to` is the first moment after. */
  from?: number | undefined;
  to?: number | undefined;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

/** The audit log, the last first. */
export async function searchAudit(
  config: D1Database,
  scope: AuditScope,
  search: AuditSearch,
): Promise<Page<AuditEntry>> {
  const { actor, action, subject, from, to, limit, cursor } = search;
  const rows = await inTime(
    configuration(config)
      .select()
      .from(audit)
      .where(
        and(
          within(scope),
          actor === undefined ? undefined : eq(audit.actor, actor),
          action === undefined ? undefined : eq(audit.action, action),
          subject === undefined ? undefined : eq(audit.subject, subject),
          from === undefined ? undefined : gte(audit.at, from),
          to === undefined ? undefined : lt(audit.at, to),
          cursor === undefined ? undefined : behind(cursor),
        ),
      )
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await shown(config, page),
    nextCursor: rows.length > limit && last !== undefined ? `${last.at}-${last.id}` : null,
  };
}

/** One step of an index for each actor and each action, however long the log is. */
export async function auditChoices(config: D1Database, scope: AuditScope): Promise<AuditChoices> {
  const db = configuration(config);
  const seen = within(scope) ?? sql`1`;
  const steps = (column: SQL) => sql`WITH RECURSIVE step(value) AS (
      SELECT min(${column}) FROM ${audit}
      UNION ALL SELECT (SELECT min(${column}) FROM ${audit} WHERE ${column} > step.value) FROM step WHERE step.value IS NOT NULL)`;
  const [actions, actors] = await inTime(
    Promise.all([
      db.all<{ value: string }>(
        sql`${steps(sql`action`)} SELECT value FROM step WHERE value IS NOT NULL
          AND EXISTS (SELECT 1 FROM ${audit} WHERE ${audit.action} = step.value AND ${seen})`,
      ),
      db.all<{ id: string; name: string }>(
        sql`${steps(sql`actor`)} SELECT value AS id, (SELECT ${audit.actorName} FROM ${audit} WHERE ${audit.actor} = step.value
          AND ${seen} ORDER BY ${audit.at} DESC LIMIT 1) AS name FROM step WHERE value IS NOT NULL AND name IS NOT NULL LIMIT ${MOST_ACTORS}`,
      ),
    ]),
  );
  return { actions: actions.map(({ value }) => value), actors };
}

function within(scope: AuditScope): SQL | undefined {
  if (scope === "all") return undefined;
  const ofCampaigns = listed(scope.campaigns.map((id) => `campaign:${id}`));
  const ofDialers = sql`(SELECT 'dialer:' || ${dialers.id} FROM ${dialers} WHERE ${dialers.campaign} IN ${listed([...scope.campaigns])})`;
  return or(eq(audit.actor, scope.own), inArray(audit.subject, ofCampaigns), inArray(audit.subject, ofDialers));
}

function behind(cursor: string): SQL | undefined {
  const [at, id] = cursor.split("-").map(Number);
  return sql`(${audit.at}, ${audit.id}) < (${at}, ${id})`;
}

async function shown(config: D1Database, rows: (typeof audit.$inferSelect)[]): Promise<AuditEntry[]> {
  const subjects = rows.flatMap(({ subject }) => subject.split(" "));
  const ids = (kind: string) => subjects.filter((one) => kindOf(one) === kind).map(idOf);
  const names = await namesOf(config, ids("campaign"), ids("agent"));
  return rows.map(({ at, key: _, ...row }) => ({
    ...row,
    at: new Date(at).toISOString(),
    subjectName: named(row.subject, names) || nameIn(row.after) || nameIn(row.before),
  }));
}

/** A change of members concerns several campaigns. */
function named(subject: string, names: Map<string, string>): string {
  return subject
    .split(" ")
    .map((one) => names.get(idOf(one)) ?? "")
    .filter((name) => name !== "")
    .join(", ");
}

function nameIn(value: unknown): string {
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : undefined;
  return typeof name === "string" ? name : "";
}

function kindOf(subject: string): string {
  return subject.split(":", 1)[0] ?? "";
}

function idOf(subject: string): string {
  return subject.slice(kindOf(subject).length + 1);
}
