import type { DispositionsResource } from "../../../../protocol/configuration.ts";
import { answer, api } from "../../api.ts";

const ofCampaign = api.campaigns[":name"].dispositions;
const ofAll = api.dispositions;

/** The tree of a campaign; null: of all campaigns. */
export async function readTree(name: string | null): Promise<DispositionsResource> {
  return treeIn(await answer(name === null ? ofAll.$get() : ofCampaign.$get({ param: { name } })));
}

export async function saveTree(name: string | null, json: DispositionsResource): Promise<DispositionsResource> {
  const change = { param: { name: name ?? "" }, json };
  return treeIn(await answer(name === null ? ofAll.$put(change) : ofCampaign.$put(change)));
}

/** The typed client loses a type that contains itself. */
function treeIn(answered: unknown): DispositionsResource {
  return answered as DispositionsResource;
}
