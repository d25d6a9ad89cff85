import { z } from "zod";
import { name } from "./campaign-settings.ts";

/** Members of campaigns (WEB-80 to WEB-87) and of voice campaigns. */

const penalty = z.int().min(0).max(100);
/** `PUT /api/campaigns/:name/members/:username`. */
export const memberPenalty = z.strictObject({ penalty: penalty.default(0) });

/** One page of work for the database. */
const MAX_PAIRS = 5_000;
const few = (of: z.ZodString) => z.array(of).min(1).max(500);

/** `POST /api/members`, `/api/voice-members`: all or nothing. Who is a member already keeps their penalty. */
export const changeMembers = z
  .strictObject({
    action: z.enum(["add", "remove"]),
    /** Names. */
    campaigns: few(name),
    /** User names. */
    agents: few(z.string().min(1).max(64)),
    /** Of those who are new; 0 without it. */
    penalty: penalty.default(0),
  })
  .refine(({ campaigns, agents }) => campaigns.length * agents.length <= MAX_PAIRS, {
    error: `At most ${MAX_PAIRS} pairs of campaign and agent`,
    path: ["agents"],
  });
export type ChangeMembers = z.input<typeof changeMembers>;

/** What became of it, per campaign: user names. */
export interface MembersChanged {
  items: { campaign: string; changed: string[]; unchanged: string[] }[];
}

/** `GET /api/members?campaigns=a,b`. */
export const membersQuery = z.object({
  campaigns: z
    .string()
    .default("")
    .transform((list) => list.split(",").filter((item) => item !== ""))
    .pipe(z.array(name).max(100)),
});

export interface AgentRow {
  username: string;
  name: string;
  /** Names of their voice campaigns; without one nothing is delivered to them (WEB-86). */
  voice: string[];
}

export interface MemberRow extends AgentRow {
  /** Of the selected campaigns, those they belong to. */
  campaigns: { campaign: string; penalty: number }[];
}

/** A line of `GET /api/campaigns/:name/members`, by name. */
export interface CampaignMember extends AgentRow {
  penalty: number;
}

export interface MembersScreen {
  /** Union over the selected campaigns (WEB-82). */
  members: MemberRow[];
  /** Who does not belong to all of them (WEB-83); with none selected, everybody. */
  agents: AgentRow[];
}
