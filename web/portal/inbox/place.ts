import { useLocation, useRoute } from "preact-iso";

export type InboxTab = "mine" | "waiting" | "sent";

const TABS: readonly InboxTab[] = ["mine", "waiting", "sent"];

/** Where the inbox, or the mail desk, stands: everything of it is in the address and survives a reload. */
export interface InboxPlace {
  base: "/inbox" | "/mail";
  tab: InboxTab;
  text: string;
  campaign: string;
  /** Id of the open conversation; of what is over, that of the interaction. */
  conversation: string | null;
}

export function useInboxPlace(base: InboxPlace["base"] = "/inbox"): InboxPlace {
  const { query } = useLocation();
  const { params } = useRoute();
  return {
    base,
    tab: TABS.find((tab) => tab === query.tab) ?? "mine",
    text: query.q ?? "",
    campaign: query.campaign ?? "",
    conversation: params.conversation ?? null,
  };
}

/** The address of a place; what is as usual is left out. */
export function inboxHref({ base, tab, text, campaign, conversation }: InboxPlace): string {
  const query = new URLSearchParams();
  if (tab !== "mine") query.set("tab", tab);
  if (text !== "") query.set("q", text);
  if (campaign !== "") query.set("campaign", campaign);
  const path = conversation === null ? base : `${base}/${conversation}`;
  return query.size === 0 ? path : `${path}?${query}`;
}
