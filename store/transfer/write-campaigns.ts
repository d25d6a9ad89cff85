import { inArray } from "drizzle-orm";
import { leavesOf } from "../../protocol/configuration.ts";
import { rowOf } from "../configuration/campaign-row.ts";
import { listed } from "../configuration/names.ts";
import { configuration } from "../database.ts";
import { groupCampaigns } from "../schema/access.ts";
import { campaignMembers, campaigns, cannedResponses, dispositions, holidays } from "../schema/campaigns.ts";
import type { Centre } from "./centre.ts";
import type { Ids } from "./ids.ts";
import type { Differing } from "./plan.ts";
import { writing } from "./rows.ts";

const CAMPAIGN = ["name", "enabled", "strategy", "settings"];
const VERSIONS = ["version", "cannedVersion", "dispositionsVersion"];

/** Campaigns with their responses, dispositions and members. */
export function campaignStatements(config: D1Database, centre: Centre, differing: Differing, ids: Ids) {
  const db = configuration(config);
  const createdAt = Date.now();
  const all = differing.campaigns.map(
    ({ channel, caseCode, cannedResponses: canned, dispositions: tree, members, ...form }) => {
      const settings = {
        ...form,
        transferTo: form.transferTo === null ? null : form.transferTo.map(ids.campaigns).filter((id) => id !== ""),
        provider: form.provider === null ? null : ids.providers(form.provider),
        offline: form.offline === null ? null : { ...form.offline, mailbox: ids.mailboxes(form.offline.mailbox) },
        mailbox: form.mailbox === null ? null : ids.mailboxes(form.mailbox),
      };
      const row = { id: ids.campaigns(form.name), caseCode, channel, createdAt, ...rowOf(settings) };
      return { row, canned, leaves: leavesOf(tree), members };
    },
  );
  const own = listed(all.map(({ row }) => row.id));
  return [
    ...writing(
      config,
      campaigns,
      all.map(({ row }) => row),
      { replaced: CAMPAIGN, raised: VERSIONS },
    ),
    db.delete(cannedResponses).where(inArray(cannedResponses.campaign, own)),
    db.delete(dispositions).where(inArray(dispositions.campaign, own)),
    db.delete(campaignMembers).where(inArray(campaignMembers.campaign, own)),
    ...writing(
      config,
      cannedResponses,
      all.flatMap(({ row, canned }) =>
        canned.map((one, position) => ({
          campaign: row.id,
          position,
          ...one,
          files: filesOf(centre, row.id, one.key),
        })),
      ),
    ),
    ...writing(
      config,
      dispositions,
      all.flatMap(({ row, leaves }) =>
        leaves.map((leaf, position) => ({ campaign: row.id, position, ...marked(leaf) })),
      ),
    ),
    ...writing(
      config,
      campaignMembers,
      all.flatMap(({ row, members }) =>
        members.map(({ username, penalty }, position) => ({
          campaign: row.id,
          user: ids.users(username),
          penalty,
          position,
        })),
      ),
    ),
  ];
}

/** A file of the configuration holds no other files: a response keeps those that it has. */
function filesOf({ canned }: Centre, campaign: string, key: string) {
  const kept = canned.find((one) => one.campaign === campaign && one.key.toLowerCase() === key.toLowerCase());
  return kept?.files ?? [];
}

/** Holidays, and which campaigns groups see: what names campaigns and is no part of them. */
export function belonging(config: D1Database, centre: Centre, differing: Differing, ids: Ids) {
  const db = configuration(config);
  const days = differing.holidays.map(({ campaign, ...day }) => ({
    ...day,
    campaign: campaign === null ? null : ids.campaigns(campaign),
  }));
  const replaced = centre.holidays.filter((kept) =>
    days.some(
      (day) =>
        day.campaign === kept.campaign &&
        day.date === kept.date &&
        day.from === kept.from &&
        day.name.toLowerCase() === kept.name.toLowerCase(),
    ),
  );
  const seeing = differing.groups.map(({ name }) => ids.groups(name));
  return [
    db.delete(holidays).where(inArray(holidays.id, listed(replaced.map(({ id }) => id)))),
    ...writing(
      config,
      holidays,
      days.map((day) => ({ id: crypto.randomUUID(), ...day })),
    ),
    db.delete(groupCampaigns).where(inArray(groupCampaigns.group, listed(seeing))),
    ...writing(
      config,
      groupCampaigns,
      differing.groups.flatMap(({ name, campaigns: names }) =>
        names.map((campaign) => ({ group: ids.groups(name), campaign: ids.campaigns(campaign) })),
      ),
    ),
  ];
}

/** Every mark said, as its column asks for it. */
export function marked({
  path,
  disabled = false,
  comment = false,
  comeBack = false,
}: ReturnType<typeof leavesOf>[number]) {
  return { path, disabled, comment, comeBack };
}
