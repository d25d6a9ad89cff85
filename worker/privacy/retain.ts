import { DEFAULT_MONTHS, keptSince } from "../../domain/retention/retention.ts";
import { forgetJoined } from "../../store/archive/customers.ts";
import { outlived } from "../../store/archive/erasure.ts";
import { storedRetentions } from "../../store/archive/retentions.ts";
import { reportedCampaigns } from "../../store/configuration/report-subjects.ts";
import { eraseEverywhere } from "./erase.ts";

/** A bite a minute: 57,600 a day, more than 200 agents close. */
const MOST = 40;

/** Deletes what has outlived its campaign's retention, a few at a time; campaigns under legal hold keep everything. */
export async function sweepRecordings(env: Env, at: number): Promise<void> {
  const [campaigns, stored] = await Promise.all([reportedCampaigns(env.CONFIG, "all"), storedRetentions(env.ARCHIVE)]);
  const ending = campaigns.flatMap(({ id }) => {
    const own = stored.get(id);
    return own?.hold ? [] : [{ campaign: id, before: keptSince(at, own?.months ?? DEFAULT_MONTHS) }];
  });
  await eraseEverywhere(env, await outlived(env.ARCHIVE, ending, MOST));
  // Whose campaigns are all shorter has nothing left that could be joined.
  if (ending.length === campaigns.length)
    await forgetJoined(env.ARCHIVE, Math.min(...ending.map(({ before }) => before), keptSince(at, DEFAULT_MONTHS)));
}
