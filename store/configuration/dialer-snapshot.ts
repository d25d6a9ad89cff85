import { asc, eq, isNull, or } from "drizzle-orm";
import type { DialerSnapshot } from "../../protocol/dialers.ts";
import { configuration, inTime } from "../database.ts";
import { dialers, holidays } from "../schema/configuration.ts";
import { selectVersion } from "./selections.ts";

/** What a dialer's object works with; null for an id that there is not. A deleted dialer is a disabled one. */
export async function dialerSnapshot(config: D1Database, id: string): Promise<DialerSnapshot | null> {
  const db = configuration(config);
  const campaign = db.select({ campaign: dialers.campaign }).from(dialers).where(eq(dialers.id, id));
  const [rows, days, version] = await inTime(
    db.batch([
      db.select().from(dialers).where(eq(dialers.id, id)),
      db
        .select({ date: holidays.date, from: holidays.from, to: holidays.to, yearly: holidays.yearly })
        .from(holidays)
        .where(or(isNull(holidays.campaign), eq(holidays.campaign, campaign)))
        .orderBy(asc(holidays.date), asc(holidays.id)),
      selectVersion(config),
    ]),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { settings, version: _, createdAt: __, deletedAt, enabled, ...own } = row;
  const dialer = { ...settings, ...own, enabled: enabled && deletedAt === null, holidays: days };
  return { version: version[0]?.version ?? 0, dialer };
}
