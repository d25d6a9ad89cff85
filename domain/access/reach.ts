import type { Channel } from "../campaign/campaign.ts";
import { type Grants, may, type Verdict } from "./permission.ts";

/** Which ended interactions somebody sees: what is left out limits nothing. */
export interface Reach {
  /** Ids. */
  campaigns: string[] | "all";
  channel?: Channel;
  /** Only what this user had last, or has written in. */
  agent?: string;
}

/** Who asks; another program is a user too, and a member of nothing. */
export interface Asker extends Grants {
  user: string;
  campaigns: string[] | "all";
}

export interface Membership {
  campaign: string;
  channel: Channel;
}

/** Who reads recordings searches their campaigns, an agent the mails of those that they are in (EML-30); null: nothing. */
export function searchReach(by: Asker, memberOf: readonly Membership[]): Reach | null {
  if (readsRecordings(by)) return { campaigns: by.campaigns };
  const mails = mailCampaigns(memberOf);
  return mails.length === 0 ? null : { campaigns: mails, channel: "email" };
}

/** Who reads recordings opens those of their campaigns, an agent the mails that they have sent themselves. */
export function openingReach(by: Asker, memberOf: readonly Membership[]): Reach {
  return readsRecordings(by) ? { campaigns: by.campaigns } : { campaigns: mailCampaigns(memberOf), agent: by.user };
}

/**
 * What ended earlier with the customer of a conversation: who reads recordings sees what was in their campaigns, and says who is one customer; who
 * holds the conversation sees what was in those that they are in (decision 29). `conversation` null: there is none of that id.
 */
export function earlierReach(
  by: Asker,
  conversation: { campaign: string; holder: string | null } | null,
  memberOf: readonly Membership[],
): { campaigns: string[] | "all"; mayJoin: boolean } | Exclude<Verdict, "allowed"> {
  const reads = readsRecordings(by);
  if (reads && conversation !== null && may(by, null, conversation.campaign) === "allowed")
    return { campaigns: by.campaigns, mayJoin: true };
  if (conversation?.holder === by.user) return { campaigns: memberOf.map(({ campaign }) => campaign), mayJoin: false };
  return reads ? "unseen" : "forbidden";
}

/** The same with a number that an agent is about to write to: by the next step they would hold the conversation. */
export function beginningReach(by: Asker, memberOf: readonly Membership[]): { campaigns: string[] | "all" } {
  return { campaigns: readsRecordings(by) ? by.campaigns : memberOf.map(({ campaign }) => campaign) };
}

function readsRecordings(by: Grants): boolean {
  return may(by, "recordings.read", null) === "allowed";
}

function mailCampaigns(memberOf: readonly Membership[]): string[] {
  return memberOf.filter(({ channel }) => channel === "email").map(({ campaign }) => campaign);
}
