import type { BuiltChannel } from "../../../../protocol/configuration.ts";

/** Where a new campaign is written. */
export const NEW = "new";

/** The list of one channel's campaigns; webchat's is the first one. */
export function campaignsOf(channel: BuiltChannel): string {
  return channel === "webchat" ? "/campaigns" : `/campaigns?channel=${channel}`;
}

/** The form of a new campaign of this channel. */
export function newCampaignOf(channel: BuiltChannel): string {
  return channel === "webchat" ? `/campaigns/${NEW}` : `/campaigns/${NEW}?channel=${channel}`;
}

/** The form of a campaign. Names are found without case, so that a campaign called `new` is reached as `New`. */
export function addressOf(name: string): string {
  return `/campaigns/${name === NEW ? "New" : encodeURIComponent(name)}`;
}
