import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { Holiday } from "../../domain/campaign/campaign.ts";
import type { HolidayResource } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, holidays } from "../schema/campaigns.ts";
import { commit, whoRests } from "./commit.ts";
import type { Named } from "./members.ts";
import { among, type Seen } from "./names.ts";

export type HolidayRow = typeof holidays.$inferSelect;
export type HolidayForm = Omit<Holiday, "id">;

/** Those of all campaigns and those of the campaigns that somebody may see, by date (SCH-6). */
export async function listHolidays(config: D1Database, seen: Seen): Promise<HolidayResource[]> {
  const visible = seen === "all" ? undefined : or(isNull(holidays.campaign), among(holidays.campaign, seen));
  const rows = await inTime(
    configuration(config)
      .select({ holiday: holidays, campaign: campaigns.name })
      .from(holidays)
      .leftJoin(campaigns, eq(campaigns.id, holidays.campaign))
      .where(and(isNull(campaigns.deletedAt), visible))
      .orderBy(asc(holidays.date), asc(holidays.id)),
  );
  return rows.map(({ holiday, campaign }) => ({ ...holidayOf(holiday), campaign }));
}

/** With the id of its campaign; null is all. */
export async function findHoliday(config: D1Database, id: string): Promise<HolidayRow | null> {
  const rows = await inTime(configuration(config).select().from(holidays).where(eq(holidays.id, id)));
  return rows[0] ?? null;
}

/** Of one campaign, or (null) of all. */
export async function createHoliday(
  config: D1Database,
  actor: Actor,
  form: HolidayForm,
  campaign: Named | null,
): Promise<HolidayResource> {
  const created = { id: crypto.randomUUID(), ...form };
  await commit(config, actor, {
    action: "holiday.create",
    subject: `holiday:${created.id}`,
    after: { ...created, campaign: campaign?.name ?? null },
    statements: [
      configuration(config)
        .insert(holidays)
        .values({ ...created, campaign: campaign?.id ?? null }),
    ],
    concerns: concernedBy(campaign?.id ?? null),
  });
  return { ...created, campaign: campaign?.name ?? null };
}

/** Several of one campaign, or of all (null), at once. */
export async function createHolidays(
  config: D1Database,
  actor: Actor,
  forms: HolidayForm[],
  campaign: Named | null,
): Promise<HolidayResource[]> {
  const created = forms.map((form) => ({ id: crypto.randomUUID(), ...form, campaign: campaign?.name ?? null }));
  await commit(config, actor, {
    action: "holiday.import",
    subject: campaign === null ? "campaigns" : `campaign:${campaign.id}`,
    after: created,
    statements: [
      configuration(config)
        .insert(holidays)
        .select(
          sql`SELECT value ->> 'id', ${campaign?.id ?? null}, value ->> 'name', value ->> 'date', value ->> 'from',
            value ->> 'to', value ->> 'yearly', value -> 'text' FROM json_each(${JSON.stringify(created)})`,
        ),
    ],
    concerns: concernedBy(campaign?.id ?? null),
  });
  return created;
}

/** All of it; it may move to another campaign, which both are told. */
export async function replaceHoliday(
  config: D1Database,
  actor: Actor,
  before: HolidayRow,
  form: HolidayForm,
  campaign: Named | null,
): Promise<HolidayResource> {
  const after = { ...form, campaign: campaign?.id ?? null };
  const everyone = before.campaign === null || campaign === null;
  await commit(config, actor, {
    action: "holiday.replace",
    subject: `holiday:${before.id}`,
    before,
    after,
    statements: [configuration(config).update(holidays).set(after).where(eq(holidays.id, before.id))],
    concerns: whoRests(everyone ? null : [before.campaign ?? "", campaign.id]),
  });
  return { id: before.id, ...form, campaign: campaign?.name ?? null };
}

/** Whoever would have rested is open then. */
export async function deleteHoliday(config: D1Database, actor: Actor, before: HolidayRow): Promise<void> {
  await commit(config, actor, {
    action: "holiday.delete",
    subject: `holiday:${before.id}`,
    before,
    statements: [configuration(config).delete(holidays).where(eq(holidays.id, before.id))],
    concerns: concernedBy(before.campaign),
  });
}

/** What `Schedule` wants of it. */
export function holidayOf({ campaign: _, ...holiday }: HolidayRow): Holiday {
  return holiday;
}

function concernedBy(campaign: string | null) {
  return whoRests(campaign === null ? null : [campaign]);
}
