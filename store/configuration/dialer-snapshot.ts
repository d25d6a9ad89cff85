import { asc, eq, isNull, or, sql } from "drizzle-orm";
import type { DialerSnapshot } from "../../protocol/dialers.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns, holidays } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { MAILBOX, sendsMails } from "./dialer-settings.ts";
import { selectVersion } from "./selections.ts";

/** In a batch D1 answers by the names of columns: two of one name would be one. */
const CAMPAIGN_DELETED_AT = sql<number | null>`${campaigns.deletedAt}`.as("campaign_deleted_at");

/** What a dialer's object works with; null for an id that there is not. A deleted dialer is a disabled one, and so is a deleted campaign's. */
export async function dialerSnapshot(config: D1Database, id: string): Promise<DialerSnapshot | null> {
  const db = configuration(config);
  const campaign = db.select({ campaign: dialers.campaign }).from(dialers).where(eq(dialers.id, id));
  const [rows, days, version] = await inTime(
    db.batch([
      db
        .select({ dialer: dialers, campaignDeletedAt: CAMPAIGN_DELETED_AT, mailbox: MAILBOX.as("mailbox") })
        .from(dialers)
        .leftJoin(campaigns, eq(campaigns.id, dialers.campaign))
        .where(eq(dialers.id, id)),
      db
        .select({ date: holidays.date, from: holidays.from, to: holidays.to, yearly: holidays.yearly })
        .from(holidays)
        .where(or(isNull(holidays.campaign), eq(holidays.campaign, campaign)))
        .orderBy(asc(holidays.date), asc(holidays.id)),
      selectVersion(config),
    ]),
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { settings, channel, provider, ...dialer } = row.dialer;
  const { name, campaign: belongsTo } = dialer;
  const enabled = dialer.enabled && dialer.deletedAt === null;
  const own = { id, name, campaign: belongsTo, holidays: days };
  const at = version[0]?.version ?? 0;
  if (!sendsMails(settings)) {
    const phone = channel === "whatsapp" ? channel : "sms";
    return { version: at, dialer: { ...settings, ...own, enabled, channel: phone, provider: provider ?? "" } };
  }
  const runs = enabled && row.campaignDeletedAt === null;
  const mails = { channel: "email", mailbox: row.mailbox, contactHours: null } as const;
  return { version: at, dialer: { ...settings, ...own, ...mails, enabled: runs } };
}
