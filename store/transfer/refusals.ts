import {
  type ConfigurationFile,
  type ImportReport,
  KINDS,
  type Kind,
  type Refusal,
} from "../../protocol/configuration-file.ts";
import { byKey, keyOf, nameOf } from "./entries.ts";

/** What the file alone does not say. */
export interface Circumstances {
  /** User name of who imports. */
  by: string;
  /** Case codes that campaigns of other names have, or had. */
  caseCodeTaken: (caseCode: string, campaign: string) => boolean;
  /** Why an account's address may not be called; null: it may. */
  addressProblem: (provider: ConfigurationFile["providers"][number]) => string | null;
  /** Why no webhook may be called there; null: it may. */
  webhookProblem: (url: string) => string | null;
}

type Refused = ImportReport["refused"];

/** Everything of a file that cannot be kept, each with its reason: with any of it nothing is. */
export function refusalsOf(now: ConfigurationFile, file: ConfigurationFile, circumstances: Circumstances): Refused {
  const accounts = byKey("providers", now.providers);
  const hooks = byKey("webhooks", now.webhooks);
  return [
    ...KINDS.flatMap((kind) => repeated(kind, file)),
    ...unknownNames(now, file),
    ...fixed(now, file),
    ...taken(now, file, circumstances),
    ...file.users
      .filter((one) => one.username.toLowerCase() === circumstances.by.toLowerCase())
      .filter((one) => one.disabled || one.role !== "administrator")
      .map((one) => refusal("users", one.username, "yourself", "You cannot take your own rights")),
    ...file.providers.flatMap((one) => {
      const kept = accounts.get(keyOf("providers", one));
      const problem = kept?.settings.url === one.settings.url ? null : circumstances.addressProblem(one);
      return problem === null ? [] : [refusal("providers", one.name, "not_allowed", problem)];
    }),
    ...file.webhooks.flatMap((one) => {
      const isKept = hooks.get(keyOf("webhooks", one))?.url === one.url;
      const problem = isKept ? null : circumstances.webhookProblem(one.url);
      return problem === null ? [] : [refusal("webhooks", one.name, "not_allowed", problem)];
    }),
  ];
}

function repeated<K extends Kind>(kind: K, file: ConfigurationFile): Refused {
  const seen = new Set<string>();
  return file[kind].flatMap((entry) => {
    const key = keyOf(kind, entry);
    if (seen.has(key)) return [refusal(kind, nameOf(kind, entry), "twice", "It is there twice")];
    seen.add(key);
    return [];
  });
}

/** Names of what is neither in the file nor there. */
function unknownNames(now: ConfigurationFile, file: ConfigurationFile): Refused {
  const known = (kind: "groups" | "users" | "campaigns" | "providers" | "mailboxes") => {
    const keys = new Set([...byKey(kind, now[kind]).keys(), ...byKey(kind, file[kind]).keys()]);
    return (name: string) => keys.has(name.toLowerCase());
  };
  const [group, user, campaign] = [known("groups"), known("users"), known("campaigns")];
  const [provider, mailbox] = [known("providers"), known("mailboxes")];
  const missing = (kind: Kind, name: string, named: readonly (string | null)[], exists: (name: string) => boolean) =>
    [...new Set(named)]
      .filter((one) => one !== null && !exists(one))
      .map((one) => refusal(kind, name, "unknown", `There is no ${one}`));
  return [
    ...file.groups.flatMap(({ name, campaigns }) => missing("groups", name, campaigns, campaign)),
    ...file.users.flatMap(({ username, groups }) => missing("users", username, groups, group)),
    ...file.teams.flatMap((one) => missing("teams", one.name, [...one.members, ...one.supervisors], user)),
    ...file.voiceCampaigns.flatMap((one) => missing("voiceCampaigns", one.name, usernames(one), user)),
    ...file.campaigns.flatMap((one) => [
      ...missing("campaigns", one.name, usernames(one), user),
      ...missing("campaigns", one.name, one.transferTo ?? [], campaign),
      ...missing("campaigns", one.name, [one.provider], provider),
      ...missing("campaigns", one.name, [one.mailbox, one.offline?.mailbox ?? null], mailbox),
    ]),
    ...file.templates.flatMap((one) => missing("templates", nameOf("templates", one), [one.provider], provider)),
    ...file.alertLimits.flatMap((one) => [
      ...missing("alertLimits", nameOf("alertLimits", one), [one.campaign], campaign),
      ...missing("alertLimits", nameOf("alertLimits", one), [one.mailbox].filter(Boolean), mailbox),
    ]),
    ...file.webhooks.flatMap((one) => missing("webhooks", one.name, one.campaigns ?? [], campaign)),
    ...file.qualityModels.flatMap((one) => missing("qualityModels", one.name, one.campaigns, campaign)),
    ...file.holidays.flatMap((one) => missing("holidays", one.name, [one.campaign], campaign)),
    ...file.dialers.flatMap((one) => [
      ...missing("dialers", nameOf("dialers", one), [one.campaign], campaign),
      ...missing("dialers", nameOf("dialers", one), one.channel === "email" ? [] : [one.provider], provider),
    ]),
  ];
}

/** What stays as it was made: a campaign's channel and case code, an account's type, what a dialer writes to. */
function fixed(now: ConfigurationFile, file: ConfigurationFile): Refused {
  const campaigns = byKey("campaigns", now.campaigns);
  const providers = byKey("providers", now.providers);
  const dialers = byKey("dialers", now.dialers);
  return [
    ...file.campaigns.flatMap((one) => {
      const before = campaigns.get(keyOf("campaigns", one));
      if (before === undefined || (before.channel === one.channel && before.caseCode === one.caseCode)) return [];
      return [refusal("campaigns", one.name, "fixed", "Channel and case code of a campaign stay")];
    }),
    ...file.providers
      .filter((one) => (providers.get(keyOf("providers", one))?.type ?? one.type) !== one.type)
      .map((one) => refusal("providers", one.name, "fixed", "The type of an account stays")),
    ...file.dialers
      .filter((one) => (dialers.get(keyOf("dialers", one))?.channel ?? one.channel) !== one.channel)
      .map((one) => refusal("dialers", nameOf("dialers", one), "fixed", "What a dialer writes to stays")),
  ];
}

/** What somebody else has already: an extension, an address, a case code, the mails of a campaign. */
function taken(now: ConfigurationFile, file: ConfigurationFile, { caseCodeTaken }: Circumstances): Refused {
  const after = <K extends Kind>(kind: K) => [...byKey(kind, [...now[kind], ...file[kind]]).values()];
  const isShared = <Entry>(all: readonly Entry[], of: (entry: Entry) => string, value: string) =>
    value !== "" && all.filter((one) => of(one) === value).length > 1;
  const extension = ({ extension: digits }: ConfigurationFile["users"][number]) => digits;
  const address = ({ address: mail }: ConfigurationFile["mailboxes"][number]) => mail;
  const mailsOf = (one: ConfigurationFile["dialers"][number]) =>
    one.channel === "email" ? one.campaign.toLowerCase() : "";
  const asking = (name: string) =>
    after("qualityModels").filter(({ campaigns }) => campaigns.some((one) => one.toLowerCase() === name.toLowerCase()))
      .length;
  const code = ({ caseCode }: ConfigurationFile["campaigns"][number]) => caseCode;
  return [
    ...file.users
      .filter((one) => isShared(after("users"), extension, one.extension))
      .map((one) => refusal("users", one.username, "taken", `The extension ${one.extension} is taken`)),
    ...file.mailboxes
      .filter((one) => isShared(after("mailboxes"), address, one.address))
      .map((one) => refusal("mailboxes", one.name, "taken", `The address ${one.address} is taken`)),
    ...file.campaigns
      .filter((one) => isShared(after("campaigns"), code, one.caseCode) || caseCodeTaken(one.caseCode, one.name))
      .map((one) => refusal("campaigns", one.name, "taken", `The case code ${one.caseCode} is taken`)),
    ...file.providers
      .filter(({ isDefault }) => isDefault)
      .slice(1)
      .map((one) => refusal("providers", one.name, "taken", "Another account is the default one")),
    ...file.qualityModels
      .filter((one) => one.campaigns.some((name) => asking(name) > 1))
      .map((one) => refusal("qualityModels", one.name, "taken", "Another model is asked in one of its campaigns")),
    ...file.dialers
      .filter((one) => isShared(after("dialers"), mailsOf, mailsOf(one)))
      .map((one) => refusal("dialers", nameOf("dialers", one), "taken", "Another dialer sends this campaign's mails")),
  ];
}

function usernames({ members }: { members: readonly { username: string }[] }): string[] {
  return members.map(({ username }) => username);
}

function refusal(kind: Kind, name: string, why: Refusal, detail: string): Refused[number] {
  return { kind, name, why, detail };
}
