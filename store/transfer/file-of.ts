import { ROLES } from "../../domain/access/permission.ts";
import { BUILT_CHANNELS, treeOf } from "../../protocol/configuration.ts";
import { type ConfigurationFile, FILE_FORMAT, FILE_VERSION } from "../../protocol/configuration-file.ts";
import { formOf } from "../configuration/campaign-row.ts";
import { sendsMails } from "../configuration/dialer-settings.ts";
import { leafOf } from "../configuration/dispositions.ts";
import { formOf as mailboxFormOf } from "../configuration/mailbox-row.ts";
import { settingsOf } from "../configuration/provider-row.ts";
import type { Centre } from "./centre.ts";
import { byKey } from "./entries.ts";
import { type Names, namesIn, sorted } from "./names-in.ts";
import { limitsOf, webhooksOf } from "./watching-of.ts";

/** The rows as a file has them: names for ids, in an order that follows from the names alone. */
export function fileOf(centre: Centre): ConfigurationFile {
  const names = namesIn(centre);
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    groups: centre.groups.map(({ id, name, permissions, requiresTwoFactor }) => ({
      name,
      permissions,
      requiresTwoFactor,
      campaigns: sorted(centre.ofGroups.filter((row) => row.group === id).map((row) => names.campaign(row.campaign))),
    })),
    users: centre.users.map((one) => ({
      username: one.username,
      name: one.name,
      role: ROLES.find((role) => role === one.role) ?? "agent",
      groups: sorted(centre.inGroups.filter((row) => row.user === one.id).map((row) => names.group(row.group))),
      extension: one.extension ?? "",
      totalCap: one.totalCap,
      mayToggleCall: one.mayToggleCall,
      language: one.language,
      disabled: one.disabled,
    })),
    teams: centre.teams.map(({ id, name }) => {
      const people = (supervises: boolean) =>
        sorted(
          centre.inTeams
            .filter((row) => row.team === id && row.supervises === supervises)
            .map((row) => names.user(row.user)),
        );
      return { name, members: people(false), supervisors: people(true) };
    }),
    voiceCampaigns: centre.voice.map(({ id, name }) => ({ name, members: membersOf(centre.inVoice, id, names.user) })),
    breaks: centre.breaks.map(({ name, icon, limit, perDay, paid }) => ({ name, icon, limit, perDay, paid })),
    providers: centre.providers.map((one) => {
      const { name, type, enabled, isDefault } = one;
      return { name, type, enabled, isDefault, settings: settingsOf(one) };
    }),
    mailboxes: centre.mailboxes.map(mailboxFormOf),
    templates: templatesOf(centre, names),
    campaigns: centre.campaigns.map((one) => campaignOf(centre, one, names)),
    qualityModels: centre.qualityModels.map(({ id, name, questions }) => ({
      name,
      questions,
      campaigns: sorted(
        centre.ofQuality
          .filter(({ model }) => model === id)
          .map(({ campaign }) => names.campaign(campaign))
          .filter((one) => one !== ""),
      ),
    })),
    holidays: holidaysOf(centre, names),
    dialers: centre.dialers.map((one) => dialerOf(one, names)),
    alertLimits: limitsOf(centre, names),
    webhooks: webhooksOf(centre, names),
    cannedResponses: centre.commonCanned.map(({ key, text, folder }) => ({ key, text, folder })),
    dispositions: treeOf(centre.commonDispositions.map(leafOf)),
  };
}

function campaignOf(centre: Centre, one: Centre["campaigns"][number], names: Names) {
  const form = formOf(one);
  return {
    ...form,
    // One that was deleted has no name: it is left out.
    transferTo:
      form.transferTo === null ? null : sorted(form.transferTo.map(names.campaign).filter((name) => name !== "")),
    provider: form.provider === null ? null : names.provider(form.provider),
    offline: form.offline === null ? null : { ...form.offline, mailbox: names.mailbox(form.offline.mailbox) },
    mailbox: form.mailbox === null ? null : names.mailbox(form.mailbox),
    channel: BUILT_CHANNELS.find((channel) => channel === one.channel) ?? "webchat",
    caseCode: one.caseCode,
    cannedResponses: centre.canned
      .filter(({ campaign }) => campaign === one.id)
      .map(({ key, text, folder }) => ({ key, text, folder })),
    dispositions: treeOf(centre.dispositions.filter(({ campaign }) => campaign === one.id).map(leafOf)),
    members: membersOf(centre.inCampaigns, one.id, names.user),
  };
}

function dialerOf(one: Centre["dialers"][number], names: Names): ConfigurationFile["dialers"][number] {
  const { name, enabled, settings } = one;
  const campaign = one.campaign === null ? null : names.campaign(one.campaign);
  if (sendsMails(settings)) return { ...settings, channel: "email", name, enabled, campaign: campaign ?? "" };
  const channel = one.channel === "whatsapp" ? one.channel : "sms";
  return { ...settings, channel, name, enabled, campaign, provider: names.provider(one.provider ?? "") };
}

/** One that was written twice, once. */
function holidaysOf(centre: Centre, names: Names): ConfigurationFile["holidays"] {
  const days = centre.holidays
    .filter(({ campaign }) => campaign === null || names.campaign(campaign) !== "")
    .map(({ id: _, campaign, ...day }) => ({ ...day, campaign: campaign === null ? null : names.campaign(campaign) }));
  return byKey("holidays", days).values().toArray();
}

/** Of an account that is there, by its name. */
function templatesOf(centre: Centre, names: Names): ConfigurationFile["templates"] {
  return Map.groupBy(centre.templates, (one) => names.provider(one.provider))
    .entries()
    .filter(([provider]) => provider !== "")
    .toArray()
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([provider, all]) => all.map(({ syncedAt: _, ...one }) => ({ ...one, provider })));
}

function membersOf(
  rows: readonly { campaign: string; user: string; penalty: number }[],
  id: string,
  name: (id: string) => string,
) {
  return rows.filter(({ campaign }) => campaign === id).map(({ user, penalty }) => ({ username: name(user), penalty }));
}
