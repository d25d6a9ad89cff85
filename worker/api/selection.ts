import type { Context } from "hono";
import { type Permission, sees } from "../../domain/access/permission.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import type { CampaignRow } from "../../store/configuration/campaign-row.ts";
import { findCampaign } from "../../store/configuration/campaigns.ts";
import type { Named } from "../../store/configuration/members.ts";
import { campaignsNamed } from "../../store/configuration/members-screen.ts";
import { demand, type SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";

/** The campaign that `:name` names, if there is one for this user and they have the permission. */
export async function theCampaign(c: Context<SignedIn>, permission: Permission): Promise<CampaignRow> {
  const campaign = (await findCampaign(c.env.CONFIG, c.req.param("name") ?? "")) ?? refuse("not_found");
  demand(c, permission, campaign.id);
  return campaign;
}

/** The campaigns of these names that a user may see. */
export async function campaignsSeen(config: D1Database, principal: Principal, names: string[]): Promise<Named[]> {
  return (await campaignsNamed(config, names)).filter(({ id }) => sees(principal.campaigns, id));
}

/** What is of all campaigns is changed only by who sees all of them. */
export function refuseLimited(c: Context<SignedIn>, detail: string): void {
  if (c.var.principal.campaigns !== "all") refuse("forbidden", detail);
}

/** Refuses names in the body that are not among the known, each at its place: `agents.3`. */
export function refuseUnknown(path: string, wanted: string[], known: Named[]): void {
  const names = new Set(known.map(({ name }) => name.toLowerCase()));
  const errors = wanted.flatMap((name, index) =>
    names.has(name.toLowerCase()) ? [] : [{ path: `${path}.${index}`, code: "unknown", detail: `There is no ${name}` }],
  );
  if (errors.length > 0) refuse("invalid_input", undefined, errors);
}
