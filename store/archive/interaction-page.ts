import { type SQL, sql } from "drizzle-orm";
import { sees } from "../../domain/access/permission.ts";
import type { Channel } from "../../domain/campaign/campaign.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import { tagQuery } from "./search-tags.ts";

/** Which ended interactions: what is left out asks for nothing. Times in ms, lengths in seconds, first and last included but `until`. */
export interface InteractionSearch {
  /** Ids that the asker may see. */
  campaigns: string[] | "all";
  /** Id of one of them. */
  campaign?: string | undefined;
  /** Name, mail, phone or case number. */
  customer?: string | undefined;
  caseNumber?: string | undefined;
  /** EML-40: of one channel alone. */
  channel?: Channel | undefined;
  /** EML-40: words of the subject, and of the customer's name. */
  subject?: string | undefined;
  name?: string | undefined;
  /** Words said in it, without regard to accents and case. */
  text?: string | undefined;
  /** Ids of users, one of whom had it last. */
  agents?: string[] | undefined;
  state?: InteractionRecord["state"] | undefined;
  closedFrom?: number | undefined;
  closedUntil?: number | undefined;
  /** Levels, the first ones at least. */
  disposition?: string[] | undefined;
  ratingFrom?: number | undefined;
  ratingTo?: number | undefined;
  /** From the assignment to the end. */
  lengthFrom?: number | undefined;
  lengthTo?: number | undefined;
  /** A supervisor's score, 0 to 100: those without one are left out. */
  qualityFrom?: number | undefined;
  qualityTo?: number | undefined;
  courtesiesFrom?: number | undefined;
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

/**
 * A query for the rows of one page and one more, read along the one index that has them in order: it stops when it has enough. `words` is
 * the full-text expression of what was typed.
 */
export function pageOf(search: InteractionSearch, words: string | null): SQL {
  const { campaigns, campaign, agents } = search;
  if (words !== null) return byWords(search, words);
  if (agents !== undefined) return byEach(agents, "agent", search);
  const chosen = campaign === undefined ? campaigns : scopeOf(search);
  if (chosen !== "all") return byEach(chosen, "campaign", search);
  const isScored = search.qualityFrom !== undefined || search.qualityTo !== undefined;
  return sql`(${inOrder(isScored ? "interactions_quality" : "interactions_closed", search)})`;
}

/** The index holds what filters ask for as well: words of every row and a filter that few pass meet there, not row by row. */
function byWords(search: InteractionSearch, words: string): SQL {
  const tags = tagQuery(search, scopeOf(search));
  const match = tags === null ? words : `${words} AND ${tags}`;
  const before = search.cursor === undefined ? null : sql`found.rowid < ${Number(search.cursor.split(".")[1])}`;
  return sql`(SELECT n.row FROM interaction_search AS found CROSS JOIN interactions AS n ON n.row = found.rowid
    WHERE ${all([sql`found.interaction_search MATCH ${match}`, before, ...filters(search)])}
    ORDER BY found.rowid DESC LIMIT ${search.limit + 1})`;
}

/** The newest of each campaign, or agent, out of which the page is the newest of all. */
function byEach(keys: string[], column: "campaign" | "agent", search: InteractionSearch): SQL {
  const mine = sql`n.${sql.raw(column)} = each.value`;
  return sql`(SELECT one.row FROM json_each(${JSON.stringify(keys)}) AS each CROSS JOIN interactions AS one
    ON one.row IN (${inOrder(`interactions_${column}`, search, mine)}))`;
}

function inOrder(index: string, search: InteractionSearch, mine: SQL | null = null): SQL {
  return sql`SELECT n.row FROM interactions AS n INDEXED BY ${sql.raw(index)} WHERE ${all([mine, after(search.cursor), ...filters(search)])}
    ORDER BY n.closed_at DESC, n.row DESC LIMIT ${search.limit + 1}`;
}

function after(cursor: string | undefined): SQL | null {
  if (cursor === undefined) return null;
  const [closedAt = 0, row = 0] = cursor.split(".").map(Number);
  return sql`n.closed_at <= ${closedAt} AND (n.closed_at < ${closedAt} OR n.row < ${row})`;
}

function scopeOf({ campaigns, campaign }: InteractionSearch): string[] | "all" {
  if (campaign === undefined) return campaigns;
  return sees(campaigns, campaign) ? [campaign] : [];
}

const LENGTH = sql`(n.closed_at - coalesce(n.assigned_at, n.closed_at))`;
const SECOND_MS = 1_000;

function filters(search: InteractionSearch): (SQL | null)[] {
  const {
    channel,
    state,
    closedFrom,
    closedUntil,
    ratingFrom,
    ratingTo,
    lengthFrom,
    lengthTo,
    agents,
    courtesiesFrom,
  } = search;
  const scope = scopeOf(search);
  return [
    scope === "all" ? null : sql`n.campaign IN (SELECT value FROM json_each(${JSON.stringify(scope)}))`,
    agents === undefined ? null : sql`n.agent IN (SELECT value FROM json_each(${JSON.stringify(agents)}))`,
    channel === undefined ? null : sql`n.channel = ${channel}`,
    state === undefined ? null : sql`n.state = ${state}`,
    closedFrom === undefined ? null : sql`n.closed_at >= ${closedFrom}`,
    closedUntil === undefined ? null : sql`n.closed_at < ${closedUntil}`,
    ratingFrom === undefined ? null : sql`n.rating >= ${ratingFrom}`,
    ratingTo === undefined ? null : sql`n.rating <= ${ratingTo}`,
    ...scored(search),
    courtesiesFrom === undefined ? null : sql`n.courtesies >= ${courtesiesFrom}`,
    lengthFrom === undefined ? null : sql`${LENGTH} >= ${lengthFrom * SECOND_MS}`,
    lengthTo === undefined ? null : sql`${LENGTH} < ${(lengthTo + 1) * SECOND_MS}`,
    ...(search.disposition ?? []).map((level, at) => sql`n.disposition ->> ${`$.levels[${at}]`} = ${level}`),
  ];
}

function scored({ qualityFrom, qualityTo }: InteractionSearch): (SQL | null)[] {
  if (qualityFrom === undefined && qualityTo === undefined) return [];
  return [
    sql`n.quality_score IS NOT NULL`,
    qualityFrom === undefined ? null : sql`n.quality_score >= ${qualityFrom}`,
    qualityTo === undefined ? null : sql`n.quality_score <= ${qualityTo}`,
  ];
}

function all(conditions: (SQL | null)[]): SQL {
  const asked = conditions.filter((one) => one !== null);
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` AND `);
}
