import type { Sought } from "../../domain/retention/theirs.ts";
import { queueOf } from "../../durable-objects/addresses.ts";
import type { LivingConversation } from "../../protocol/privacy.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { storedRetentions } from "../../store/archive/retentions.ts";
import { namesOf } from "../../store/configuration/names-of.ts";
import { reportedCampaigns } from "../../store/configuration/report-subjects.ts";
import { inTurns } from "../in-turns.ts";

/**
 * What stands in the way of erasing a customer: conversations of theirs that wait or are worked in, of the campaigns that `by` sees and that
 * are under no legal hold. Asks each line.
 */
export async function livingOf(
  env: Env,
  by: Pick<Principal, "campaigns">,
  { addresses, conversations, caseNumber }: Sought,
): Promise<LivingConversation[]> {
  const [campaigns, stored] = await Promise.all([
    reportedCampaigns(env.CONFIG, by.campaigns),
    storedRetentions(env.ARCHIVE),
  ]);
  const free = campaigns.filter(({ id }) => stored.get(id)?.hold !== true);
  const lines = await inTurns(free, async ({ id, name }) => {
    const living = await queueOf(env, id).living({ addresses, conversations, caseNumber });
    return living.map((one) => ({ campaign: name, ...one }));
  });
  const found = lines.flat();
  const agents = found.flatMap(({ agent }) => agent ?? []);
  const names = await namesOf(env.CONFIG, [], agents);
  return found.map((one) => ({ ...one, agent: one.agent === null ? null : (names.get(one.agent) ?? "") }));
}
