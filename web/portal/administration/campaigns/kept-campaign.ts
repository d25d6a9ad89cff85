import type {
  BuiltChannel,
  CampaignResource,
  CannedResource,
  DispositionsResource,
} from "../../../../protocol/configuration.ts";
import { answer, api } from "../../api.ts";
import { can } from "../../session.ts";
import { readCanned, saveCanned } from "../canned/door.ts";
import { readTree, saveTree } from "../dispositions/door.ts";
import { type Draft, draftOf, formOf, same } from "./draft.ts";

/** A campaign with its lists as the server has them: three resources, each with its own version. */
export interface Kept {
  campaign: CampaignResource;
  canned: CannedResource;
  dispositions: DispositionsResource;
}

/** One door each, in this order: a new campaign must exist before its lists. */
export const PARTS = ["campaign", "canned", "dispositions"] as const;
export type Part = (typeof PARTS)[number];

const NO_CANNED: CannedResource = { version: 0, items: [] };
const campaign = api.campaigns[":name"];

export async function read(name: string): Promise<Kept> {
  const at = { param: { name } };
  const [form, responses, tree] = await Promise.all([
    answer(campaign.$get(at)),
    can("canned") ? readCanned(name) : NO_CANNED,
    readTree(name),
  ]);
  return { campaign: form as CampaignResource, canned: responses, dispositions: tree };
}

/** Sends one part of the draft, if it says something new; what is then kept. */
export async function save(part: Part, draft: Draft, channel: BuiltChannel, kept: Kept | null): Promise<Kept> {
  if (kept === null) return create(draft, channel);
  const param = { name: kept.campaign.name };
  if (part === "campaign") {
    const form = formOf(draft);
    if (same(form, formOf(draftOf(kept.campaign, [], [])))) return kept;
    const change = { param, json: { ...form, version: kept.campaign.version } };
    return { ...kept, campaign: (await answer(campaign.$put(change))) as CampaignResource };
  }
  const { version, items } = kept[part];
  if (same(draft[part], items)) return kept;
  if (part === "dispositions") {
    return { ...kept, dispositions: await saveTree(param.name, { version, items: draft.dispositions }) };
  }
  return { ...kept, canned: await saveCanned(param.name, { version, items: draft.canned }) };
}

async function create(draft: Draft, channel: BuiltChannel): Promise<Kept> {
  const { caseCode } = draft;
  const json = { ...formOf(draft), channel, ...(caseCode !== "" && { caseCode }) };
  const created = (await answer(api.campaigns.$post({ json }))) as CampaignResource;
  const list = { version: created.version, items: [] };
  return { campaign: created, canned: list, dispositions: list };
}
