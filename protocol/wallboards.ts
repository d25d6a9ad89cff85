import { z } from "zod";
import type { Channel } from "../domain/campaign/campaign.ts";

/** A screen on a wall: read by a link without signing in, until the link is revoked. */
export const wallboardFields = z.strictObject({
  name: z.string().trim().min(1).max(64),
  /** Names. */
  campaigns: z.array(z.string().min(1).max(64)).min(1).max(50),
});
export type WallboardFields = z.infer<typeof wallboardFields>;

export interface WallboardResource {
  id: string;
  name: string;
  campaigns: string[];
  createdAt: string;
}

/** The secret is shown once: the link ends in it. */
export interface NewWallboard extends WallboardResource {
  token: string;
}

/** What a screen shows, as its link says it. */
export interface Wall {
  name: string;
  campaigns: { name: string; channel: Channel }[];
}
