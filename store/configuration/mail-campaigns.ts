import { and, eq, inArray, sql } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { campaigns } from "../schema/campaigns.ts";

/** Mail campaigns among those that somebody may see; disabled ones too. */
export async function mailCampaigns(
  config: D1Database,
  seen: string[] | "all",
): Promise<{ id: string; name: string }[]> {
  const { id, name, channel } = campaigns;
  const among = seen === "all" ? undefined : inArray(id, sql`(SELECT value FROM json_each(${JSON.stringify(seen)}))`);
  return inTime(
    configuration(config)
      .select({ id, name })
      .from(campaigns)
      .where(and(eq(channel, "email"), among)),
  );
}
