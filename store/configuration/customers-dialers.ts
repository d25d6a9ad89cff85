import { and, isNull, notInArray, or } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { dialers } from "../schema/dialers.ts";
import { among, listed, type Seen } from "./names.ts";

/** Ids of the dialers, deleted ones too, of these campaigns that are not held; of no campaign: for who sees all of them. */
export async function customersDialers(
  config: D1Database,
  { campaigns, held }: { campaigns: Seen; held: readonly string[] },
): Promise<string[]> {
  const free = or(isNull(dialers.campaign), notInArray(dialers.campaign, listed(held)));
  const rows = await inTime(
    configuration(config)
      .select({ id: dialers.id })
      .from(dialers)
      .where(and(free, among(dialers.campaign, campaigns))),
  );
  return rows.map(({ id }) => id);
}
