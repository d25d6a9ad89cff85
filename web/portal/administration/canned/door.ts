import type { CannedResource } from "../../../../protocol/configuration.ts";
import { answer, api } from "../../api.ts";

const ofCampaign = api.campaigns[":name"]["canned-responses"];
const ofAll = api["canned-responses"];

/** The responses of a campaign; null: of all campaigns. */
export function readCanned(name: string | null): Promise<CannedResource> {
  return answer(name === null ? ofAll.$get() : ofCampaign.$get({ param: { name } }));
}

export function saveCanned(name: string | null, json: CannedResource): Promise<CannedResource> {
  const change = { param: { name: name ?? "" }, json };
  return answer(name === null ? ofAll.$put(change) : ofCampaign.$put(change));
}
