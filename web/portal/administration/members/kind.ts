import type { Channel } from "../../../../domain/campaign/campaign.ts";
import type { MembersChanged, MembersScreen } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";

export interface CampaignChoice {
  name: string;
  /** Absent for a voice campaign. */
  channel?: Channel;
  members: number;
}

/** Campaigns of every channel and voice campaigns are joined alike (WEB-80b): the doors of one of the two. */
export interface Kind {
  href: string;
  label: () => string;
  campaigns(): Promise<CampaignChoice[]>;
  members(campaigns: readonly string[]): Promise<MembersScreen>;
  change(action: "add" | "remove", campaigns: string[], agents: string[]): Promise<MembersChanged>;
  place(campaign: string, username: string, penalty: number): Promise<unknown>;
}

/** As many as the server lists at once; who has more finds them by name. */
const MOST = "200";

export const WRITTEN: Kind = {
  href: "/members",
  label: m.portal_campaigns,
  campaigns: async () => (await answer(api.campaigns.$get({ query: { limit: MOST } }))).items,
  members: (campaigns) => answer(api.members.$get({ query: { campaigns: campaigns.join(",") } })),
  change: (action, campaigns, agents) => {
    const form = { json: { action, campaigns, agents } };
    return answer(api.members.$post(form));
  },
  place: (name, username, penalty) => {
    const form = { param: { name, username }, json: { penalty } };
    return answer(api.campaigns[":name"].members[":username"].$put(form));
  },
};

export const VOICE: Kind = {
  href: "/members/voice",
  label: m.members_voice,
  campaigns: async () => (await answer(api["voice-campaigns"].$get())).items,
  members: (campaigns) => answer(api["voice-members"].$get({ query: { campaigns: campaigns.join(",") } })),
  change: (action, campaigns, agents) => {
    const form = { json: { action, campaigns, agents } };
    return answer(api["voice-members"].$post(form));
  },
  place: (name, username, penalty) => {
    const form = { param: { name, username }, json: { penalty } };
    return answer(api["voice-campaigns"][":name"].members[":username"].$put(form));
  },
};
