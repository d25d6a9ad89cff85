import { z } from "zod";
import { username } from "./access.ts";

const MOST_MEMBERS = 2_000;
const MOST_SUPERVISORS = 100;

/** Agents who work together, and who supervises them. It filters boards, reports and recordings, and gives no right. */
export const teamFields = z.strictObject({
  name: z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(64),
  /** User names. */
  members: z.array(username).max(MOST_MEMBERS).default([]),
  supervisors: z.array(username).max(MOST_SUPERVISORS).default([]),
});
export type TeamFields = z.output<typeof teamFields>;

/** A line of `GET /api/teams`. */
export interface TeamResource extends TeamFields {
  id: string;
  /** Names of the campaigns that its members work in, as far as one sees them. */
  campaigns: string[];
}

/** `GET /api/team-names`: the teams of those who work in the campaigns that one sees, by name. */
export interface TeamNames {
  items: string[];
}
