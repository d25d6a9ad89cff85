import { inArray } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { campaigns } from "../schema/campaigns.ts";
import { listed } from "./names.ts";

/** Names of campaigns and users by id, the deleted and disabled ones too: other databases keep ids alone. */
export async function namesOf(
  config: D1Database,
  campaignIds: string[],
  userIds: string[],
): Promise<Map<string, string>> {
  const db = configuration(config);
  const [ofCampaigns, ofUsers] = await inTime(
    db.batch([
      db
        .select({ id: campaigns.id, name: campaigns.name })
        .from(campaigns)
        .where(inArray(campaigns.id, listed(campaignIds))),
      db
        .select({ id: user.id, name: user.name })
        .from(user)
        .where(inArray(user.id, listed(userIds))),
    ]),
  );
  return new Map([...ofCampaigns, ...ofUsers].map(({ id, name }) => [id, name]));
}
