import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { groupCampaigns, groupUsers, securityGroups, user } from "../schema/access.ts";
import { mailboxes, providers, templates } from "../schema/accounts.ts";
import {
  campaignMembers,
  campaigns,
  cannedResponses,
  commonCannedResponses,
  commonDispositions,
  dispositions,
  holidays,
} from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { webhooks } from "../schema/programs.ts";
import { qualityCampaigns, qualityModels } from "../schema/quality.ts";
import { teamPeople, teams } from "../schema/teams.ts";
import { alertLimits } from "../schema/watching.ts";
import { breaks, voiceCampaigns, voiceMembers } from "../schema/working-day.ts";

export type Centre = Awaited<ReturnType<typeof readCentre>>;

/** Every row that a file of the configuration tells of, at one moment; what was deleted is not among them. */
export async function readCentre(config: D1Database) {
  const db = configuration(config);
  const [groups, users, inGroups, ofGroups, voice, inVoice, rests, accounts, boxes, lines, inCampaigns, canned, trees] =
    await inTime(
      db.batch([
        db.select().from(securityGroups).orderBy(byName(securityGroups.name)),
        db.select().from(user).orderBy(asc(user.username)),
        db.select().from(groupUsers),
        db
          .select({ group: groupCampaigns.group, campaign: groupCampaigns.campaign })
          .from(groupCampaigns)
          .innerJoin(campaigns, and(eq(campaigns.id, groupCampaigns.campaign), isNull(campaigns.deletedAt))),
        db.select().from(voiceCampaigns).where(isNull(voiceCampaigns.deletedAt)).orderBy(byName(voiceCampaigns.name)),
        db.select().from(voiceMembers).orderBy(asc(voiceMembers.position)),
        db.select().from(breaks).where(isNull(breaks.deletedAt)).orderBy(byName(breaks.name)),
        db.select().from(providers).where(isNull(providers.deletedAt)).orderBy(byName(providers.name)),
        db.select().from(mailboxes).where(isNull(mailboxes.deletedAt)).orderBy(byName(mailboxes.name)),
        db.select().from(campaigns).orderBy(byName(campaigns.name)),
        db.select().from(campaignMembers).orderBy(asc(campaignMembers.position)),
        db.select().from(cannedResponses).orderBy(asc(cannedResponses.position)),
        db.select().from(dispositions).orderBy(asc(dispositions.position)),
      ]),
    );
  const [days, bulk, commonCanned, commonTree, models, ofQuality, allTeams, inTeams, told, limits, hooks] =
    await inTime(
      db.batch([
        db.select().from(holidays).orderBy(asc(holidays.date), byName(holidays.name), asc(holidays.id)),
        db.select().from(dialers).where(isNull(dialers.deletedAt)).orderBy(byName(dialers.name)),
        db.select().from(commonCannedResponses).orderBy(asc(commonCannedResponses.position)),
        db.select().from(commonDispositions).orderBy(asc(commonDispositions.position)),
        db.select().from(qualityModels).orderBy(byName(qualityModels.name)),
        db.select().from(qualityCampaigns),
        db.select().from(teams).orderBy(byName(teams.name)),
        db.select().from(teamPeople),
        db.select().from(templates).orderBy(asc(templates.name), asc(templates.language)),
        db.select().from(alertLimits),
        db.select().from(webhooks).where(isNull(webhooks.deletedAt)).orderBy(byName(webhooks.name)),
      ]),
    );
  return {
    groups,
    users,
    inGroups,
    ofGroups,
    voice,
    inVoice,
    breaks: rests,
    providers: accounts,
    mailboxes: boxes,
    campaigns: lines.filter(({ deletedAt }) => deletedAt === null),
    /** Of deleted campaigns too: a case code is never given again. */
    caseCodes: new Map(lines.map(({ caseCode, id }) => [caseCode, id])),
    inCampaigns,
    canned,
    dispositions: trees,
    holidays: days,
    dialers: bulk,
    commonCanned,
    commonDispositions: commonTree,
    qualityModels: models,
    ofQuality,
    teams: allTeams,
    inTeams,
    templates: told,
    alertLimits: limits,
    webhooks: hooks,
  };
}

function byName(column: Parameters<typeof asc>[0]) {
  return asc(sql`lower(${column})`);
}

/** Whether a campaign of another name has this case code, or had it. */
export function isCaseCodeTaken({ caseCodes, campaigns }: Centre, caseCode: string, name: string): boolean {
  const holder = caseCodes.get(caseCode);
  const own = campaigns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return holder !== undefined && holder !== own?.id;
}
