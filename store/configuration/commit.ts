import { inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { changes, user } from "../schema/access.ts";
import { campaignMembers, campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { listed } from "./names.ts";

interface Change {
  /** As the audit log says it: `campaign.changed`. */
  action: string;
  subject: string;
  before?: unknown;
  after?: unknown;
  statements: BatchItem<"sqlite">[];
  /** Selects kind and id of all whose snapshot it alters. */
  concerns: SQL | null;
}

/** A change of the configuration, its line in the audit log and the note to `Directory` of whom it concerns: all or nothing. */
export async function commit(config: D1Database, actor: Actor, change: Change): Promise<void> {
  const { action, subject, before, after, statements, concerns } = change;
  const notes = concerns === null ? [] : [noteConcerned(config, concerns)];
  const audit = noteAudit(config, actor, action, subject, before, after);
  await inTime(configuration(config).batch([audit, ...statements, ...notes]));
}

/** The statement that notes whom a change concerns, to be put into its batch. The first column is the version, which SQLite gives. */
export function noteConcerned(config: D1Database, concerns: SQL) {
  return configuration(config).insert(changes).select(sql`SELECT NULL, *, ${Date.now()} FROM (${concerns})`);
}

/** What a change concerns, to be put together with UNION: pairs of kind and id. */
export function theCampaigns(ids: string[]): SQL {
  return sql`SELECT 'campaign', value FROM json_each(${JSON.stringify(ids)})`;
}

export function theAgents(ids: string[]): SQL {
  return sql`SELECT 'agent', value FROM json_each(${JSON.stringify(ids)})`;
}

export function theProvider(id: string): SQL {
  return sql`SELECT 'provider', ${id}`;
}

export function theMailbox(id: string): SQL {
  return sql`SELECT 'mailbox', ${id}`;
}

export function theWebhook(id: string): SQL {
  return sql`SELECT 'webhook', ${id}`;
}

export function theDialer(id: string): SQL {
  return sql`SELECT 'dialer', ${id}`;
}

/** Members are told too: their configuration has the campaign's settings, and whom they may transfer to. */
export function campaignsAndMembers(ids: string[], leaving: string[] = []): SQL {
  return sql`${theCampaigns(ids)} UNION ${theAgents(leaving)}
    UNION SELECT 'agent', ${campaignMembers.user} FROM ${campaignMembers} WHERE ${campaignMembers.campaign} IN ${listed(ids)}`;
}

/** Their dialers of mails too: those write from the campaign's mailbox. */
export function campaignsAndWhoever(id: string): SQL {
  return sql`${campaignsAndMembers([id])}
    UNION SELECT 'dialer', ${dialers.id} FROM ${dialers} WHERE ${dialers.campaign} = ${id} AND ${dialers.channel} = 'email'`;
}

/** A user's name, and whether they may come in, is in the snapshots of their campaigns and of all their colleagues. */
export function theAgentAndColleagues(id: string): SQL {
  const theirs = sql`(SELECT ${campaignMembers.campaign} FROM ${campaignMembers} WHERE ${campaignMembers.user} = ${id})`;
  return sql`${theAgents([id])}
    UNION SELECT 'campaign', ${campaigns.id} FROM ${campaigns} WHERE ${campaigns.id} IN ${theirs}
    UNION SELECT 'agent', ${campaignMembers.user} FROM ${campaignMembers} WHERE ${campaignMembers.campaign} IN ${theirs}`;
}

/** Who rests on a holiday: those campaigns and their dialers; null: all of them. */
export function whoRests(ids: string[] | null): SQL {
  const campaign = ids === null ? isNull(campaigns.deletedAt) : inArray(campaigns.id, listed(ids));
  const dialer = ids === null ? isNull(dialers.deletedAt) : inArray(dialers.campaign, listed(ids));
  return sql`SELECT 'campaign', ${campaigns.id} FROM ${campaigns} WHERE ${campaign}
    UNION SELECT 'dialer', ${dialers.id} FROM ${dialers} WHERE ${dialer}`;
}

export function everyCampaign(): SQL {
  return sql`SELECT 'campaign', ${campaigns.id} FROM ${campaigns} WHERE ${isNull(campaigns.deletedAt)}`;
}

/** Whom a list of all campaigns concerns. */
export function everyCampaignAndAgent(): SQL {
  return sql`${everyCampaign()} UNION ${everyAgent()}`;
}

export function everyAgent(): SQL {
  return sql`SELECT 'agent', ${user.id} FROM ${user} WHERE NOT ${user.disabled}`;
}
