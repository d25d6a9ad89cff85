import { inArray } from "drizzle-orm";
import { listed } from "../configuration/names.ts";
import { configuration } from "../database.ts";
import { qualityCampaigns, qualityModels } from "../schema/quality.ts";
import type { Ids } from "./ids.ts";
import type { Differing } from "./plan.ts";
import { writing } from "./rows.ts";

/** Quality models, and of which campaigns they are: all of those of a model are written anew. */
export function qualityStatements(config: D1Database, { qualityModels: differing }: Differing, ids: Ids) {
  const models = differing.map(({ name, questions }) => ({ id: ids.qualityModels(name), name, questions }));
  const used = differing.flatMap(({ name, campaigns }) =>
    campaigns.map((campaign) => ({ campaign: ids.campaigns(campaign), model: ids.qualityModels(name) })),
  );
  const own = listed(models.map(({ id }) => id));
  return [
    ...writing(config, qualityModels, models, { replaced: ["name", "questions"] }),
    configuration(config).delete(qualityCampaigns).where(inArray(qualityCampaigns.model, own)),
    ...writing(config, qualityCampaigns, used),
  ];
}
