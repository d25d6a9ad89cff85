import type { ConfigurationFile, Kind } from "../../protocol/configuration-file.ts";

type Of<K extends Kind> = ConfigurationFile[K][number];

/** By what two things of a kind are the same thing, whatever their case. */
const KEYS: { [K in Kind]: (entry: Of<K>) => string } = {
  groups: ({ name }) => name,
  users: ({ username }) => username,
  teams: ({ name }) => name,
  voiceCampaigns: ({ name }) => name,
  breaks: ({ name }) => name,
  providers: ({ name }) => name,
  mailboxes: ({ name }) => name,
  templates: ({ provider, name, language }) => [provider, name, language].join(" "),
  campaigns: ({ name }) => name,
  qualityModels: ({ name }) => name,
  holidays: ({ campaign, date, name, from }) => [campaign ?? "", date, from, name].join(" "),
  dialers: (dialer) => dialer.name ?? dialer.campaign ?? "",
  alertLimits: ({ campaign }) => campaign ?? "",
  webhooks: ({ name }) => name,
};

/** By what an entry of a file and one of the centre are the same: names, without case. */
export function keyOf<K extends Kind>(kind: K, entry: Of<K>): string {
  const key = KEYS[kind](entry);
  // Carriers tell small from capital letters.
  return kind === "templates" ? key : key.toLowerCase();
}

/** As people call it. */
export function nameOf<K extends Kind>(kind: K, entry: Of<K>): string {
  return KEYS[kind](entry).trim();
}

/** Of two with one key the last one. */
export function byKey<K extends Kind>(kind: K, entries: readonly Of<K>[]): Map<string, Of<K>> {
  return new Map(entries.map((entry) => [keyOf(kind, entry), entry]));
}
