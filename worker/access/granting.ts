import { covers, type Grants, grantsOf, type Role, sees } from "../../domain/access/permission.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { campaignIds, type KeptGroup } from "../../store/access/groups.ts";
import { groupsNamed, rightsOf } from "../../store/access/principals.ts";
import { refuse } from "../problems.ts";

/** Refuses to touch a user who has rights that one lacks: their password would give them to whoever resets it. */
export async function refuseOutranked(env: Env, by: Principal, userId: string): Promise<void> {
  const rights = await rightsOf(env.CONFIG, userId);
  if (rights !== null) refuseUncovered(by, rights);
}

/** Refuses groups that there are not, and a role and groups that add up to more than one has. */
export async function refuseUngrantable(env: Env, by: Principal, role: Role, groups: string[]): Promise<void> {
  const { groups: found, unknown } = await groupsNamed(env.CONFIG, groups);
  if (unknown.length > 0) refuse("invalid_input", undefined, missing("groups", groups, unknown));
  refuseUncovered(by, grantsOf(role, found));
}

/** Refuses campaigns that do not exist for this user, and permissions that they do not have. */
export async function refuseUngrantableGroup(
  env: Env,
  by: Principal,
  { permissions, campaigns: names }: Pick<KeptGroup, "permissions" | "campaigns">,
): Promise<void> {
  const ids = await campaignIds(env.CONFIG, names);
  const unseen = names.filter((name) => {
    const id = ids.get(name);
    return id === undefined || !sees(by.campaigns, id);
  });
  if (unseen.length > 0) refuse("invalid_input", undefined, missing("campaigns", names, unseen));
  refuseUncovered(by, { permissions, campaigns: [] });
}

/** Whether somebody may administer this group; a group beyond one's own rights does not exist for them. */
export function administers(by: Principal, { permissions, campaignIds: campaigns }: KeptGroup): boolean {
  return covers(by, { permissions, campaigns });
}

function refuseUncovered(by: Principal, grants: Grants): void {
  if (!covers(by, grants)) refuse("forbidden", "Nobody gives or takes rights that they do not have");
}

function missing(field: string, all: string[], unknown: string[]) {
  return unknown.map((name) => ({
    path: `${field}.${all.indexOf(name)}`,
    code: "unknown",
    detail: `There is no ${name}`,
  }));
}
