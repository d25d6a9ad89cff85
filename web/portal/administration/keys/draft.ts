import type { KeyDraft, KeyScope } from "../../../../protocol/keys.ts";

/** A new key as its form holds it. */
export interface KeyForm {
  name: string;
  scopes: KeyScope[];
  /** For all campaigns and dialers, those to come too. */
  everything: boolean;
  campaigns: string[];
  dialers: string[];
  /** Empty: none. */
  defaultCampaign: string;
  /** Addresses and networks, with commas or spaces between them. */
  addresses: string;
}

/** As the door takes it: a key for everything names nothing, and no default that it is not for. */
export function keyDraftOf({ name, scopes, everything, ...rest }: KeyForm): KeyDraft {
  const campaigns = everything ? null : rest.campaigns;
  const dialers = everything ? [] : rest.dialers;
  const reached = everything || [...rest.campaigns, ...rest.dialers].includes(rest.defaultCampaign);
  return {
    name,
    scopes,
    campaigns,
    dialers,
    defaultCampaign: reached && rest.defaultCampaign !== "" ? rest.defaultCampaign : null,
    addresses: rest.addresses.split(/[\s,;]+/).filter((one) => one !== ""),
  };
}
