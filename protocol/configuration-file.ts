import { z } from "zod";
import { groupFields, updateUser, username } from "./access.ts";
import { alertFields } from "./alerts.ts";
import { withDefaults } from "./campaign-defaults.ts";
import { campaignForm, caseCode, channelOf, name } from "./campaign-settings.ts";
import { BUILT_CHANNELS, breakFields, cannedResponses, holidayFields, voiceCampaignFields } from "./configuration.ts";
import { dialerFields } from "./dialer-fields.ts";
import { dispositionTree } from "./dispositions.ts";
import { mailboxEntry } from "./mailboxes.ts";
import { providerEntry } from "./provider-fields.ts";
import { templateEntry } from "./provider-templates.ts";
import { qualityModelFields } from "./quality.ts";
import { teamFields } from "./teams.ts";
import { webhookFields } from "./webhooks.ts";

/**
 * The whole configuration as one JSON document: everything that an administrator writes, by name, with no id, password, key or other
 * secret. What an older version lacks is filled from the defaults; a newer version than ours is refused. Not in it, because each is
 * nothing but a secret or somebody's own: keys of other programs, links of wallboards, sessions, second factors, files of responses.
 */

export const FILE_FORMAT = "deskline-configuration";
export const FILE_VERSION = 1;
export const MAX_CONFIGURATION_BYTES = 8 * 1024 * 1024;

/** Most of one kind in a file. */
const MOST = 5_000;
/** Of all accounts together: one alone may have 6,000. */
const MOST_TEMPLATES = 20_000;
const many = <Entry extends z.ZodType>(entry: Entry, most = MOST) => z.array(entry).max(most).default([]);

const members = many(z.strictObject({ username, penalty: z.int().min(0).max(100).default(0) }));

const campaign = z
  .unknown()
  .transform((draft) => withDefaults(draft, channelOf(draft)))
  .pipe(
    campaignForm.extend({
      channel: z.enum(BUILT_CHANNELS).default("webchat"),
      caseCode,
      cannedResponses: cannedResponses.default([]),
      dispositions: dispositionTree.default([]),
      members,
    }),
  );

export const configurationFile = z.strictObject({
  format: z.literal(FILE_FORMAT, { error: "This is not a configuration that Deskline has exported" }),
  version: z.literal(FILE_VERSION, { error: `Only version ${FILE_VERSION} is understood` }),
  groups: many(groupFields),
  users: many(updateUser.extend({ username })),
  teams: many(teamFields),
  voiceCampaigns: many(voiceCampaignFields.extend({ members })),
  breaks: many(breakFields),
  providers: many(providerEntry),
  mailboxes: many(mailboxEntry),
  /** As their carriers last told them: reading them anew replaces them. */
  templates: many(templateEntry, MOST_TEMPLATES),
  /** `provider` and `mailbox` are names here. */
  campaigns: many(campaign),
  qualityModels: many(qualityModelFields),
  holidays: many(holidayFields),
  dialers: many(dialerFields),
  /** `campaign` null: of all that have none of their own; `mailbox` is a name. */
  alertLimits: many(alertFields.safeExtend({ campaign: name.nullable() })),
  /** A new one gets a new secret. */
  webhooks: many(webhookFields),
  /** Of all campaigns. Left out: what is there stays. */
  cannedResponses: cannedResponses.optional(),
  dispositions: dispositionTree.optional(),
});
export type ConfigurationFile = z.output<typeof configurationFile>;

/** Kinds of which a file has many, in the order in which they are read. */
export const KINDS = [
  "groups",
  "users",
  "teams",
  "voiceCampaigns",
  "breaks",
  "providers",
  "mailboxes",
  "templates",
  "campaigns",
  "qualityModels",
  "holidays",
  "dialers",
  "alertLimits",
  "webhooks",
] as const;
export type Kind = (typeof KINDS)[number];
export type AnyKind = Kind | "cannedResponses" | "dispositions";

/** One thing of the file, as people call it; of the lists of all campaigns the name is empty. */
export interface Entry {
  kind: AnyKind;
  name: string;
}

/** Why something of a file cannot be kept: twice in it, names what there is not, would change what stays, belongs to another, is not allowed. */
export type Refusal = "twice" | "unknown" | "fixed" | "taken" | "yourself" | "not_allowed";

/** `POST /api/configuration/import?dryRun=`: what it would change, or has changed. With anything refused nothing is changed. */
export interface ImportReport {
  created: Entry[];
  changed: Entry[];
  /** How many are there already, as the file has them. */
  same: number;
  refused: (Entry & { why: Refusal; detail: string })[];
  /** What has to be typed by hand afterwards: secrets are in no file. */
  secrets: (Entry & { secrets: string[] })[];
  /** New webhooks, with the secret that was made for each: shown here only, and empty in a plan. */
  newSecrets: { webhook: string; secret: string }[];
}

export const importQuery = z.object({ dryRun: z.enum(["true", "false"]).default("true") });
