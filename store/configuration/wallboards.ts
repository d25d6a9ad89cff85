import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { sees } from "../../domain/access/permission.ts";
import type { Channel } from "../../domain/campaign/campaign.ts";
import type { NewWallboard, WallboardResource } from "../../protocol/wallboards.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { campaigns } from "../schema/campaigns.ts";
import { wallboards } from "../schema/watching.ts";
import { hex, secretHash } from "../secret-hash.ts";
import { commit } from "./commit.ts";
import type { Named } from "./members.ts";
import { listed, type Seen } from "./names.ts";

const SECRET_BYTES = 32;

/** A wallboard as its door asks for it: campaigns that were deleted since are gone from it. */
export interface HeldWallboard {
  id: string;
  name: string;
  campaigns: { id: string; name: string; channel: Channel }[];
}

/** A new link: the answer is the only place where its secret is ever seen. */
export async function createWallboard(
  config: D1Database,
  actor: Actor,
  wanted: { name: string; campaigns: Named[] },
): Promise<NewWallboard> {
  const token = hex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  const id = crypto.randomUUID();
  const createdAt = Date.now();
  const resource = {
    id,
    name: wanted.name,
    campaigns: wanted.campaigns.map(({ name }) => name),
    createdAt: new Date(createdAt).toISOString(),
  };
  await commit(config, actor, {
    action: "wallboard.create",
    subject: `wallboard:${id}`,
    after: resource,
    statements: [
      configuration(config)
        .insert(wallboards)
        .values({
          id,
          name: wanted.name,
          hash: await secretHash(token),
          campaigns: wanted.campaigns.map((one) => one.id),
          createdAt,
        }),
    ],
    concerns: null,
  });
  return { ...resource, token };
}

/** Those in force that show nothing but what somebody may see, the newest first. */
export async function listWallboards(config: D1Database, seen: Seen): Promise<WallboardResource[]> {
  const rows = await inTime(
    configuration(config)
      .select()
      .from(wallboards)
      .where(isNull(wallboards.revokedAt))
      .orderBy(desc(wallboards.createdAt)),
  );
  const theirs = rows.filter((row) => row.campaigns.every((id) => sees(seen, id)));
  const known = await campaignsOf(config, [...new Set(theirs.flatMap((row) => row.campaigns))]);
  return theirs.map((row) => ({
    id: row.id,
    name: row.name,
    campaigns: known.filter(({ id }) => row.campaigns.includes(id)).map(({ name }) => name),
    createdAt: new Date(row.createdAt).toISOString(),
  }));
}

/** By the secret of its link; null when there is none in force. */
export async function wallboardOf(config: D1Database, token: string): Promise<HeldWallboard | null> {
  const [row] = await inTime(
    configuration(config)
      .select()
      .from(wallboards)
      .where(and(eq(wallboards.hash, await secretHash(token)), isNull(wallboards.revokedAt))),
  );
  if (row === undefined) return null;
  return { id: row.id, name: row.name, campaigns: await campaignsOf(config, row.campaigns) };
}

/** Ids of the campaigns that it showed; null when there is no such link in force for who sees these campaigns. */
export async function revokeWallboard(
  config: D1Database,
  actor: Actor,
  id: string,
  seen: Seen,
): Promise<string[] | null> {
  const inForce = and(eq(wallboards.id, id), isNull(wallboards.revokedAt));
  const [row] = await inTime(configuration(config).select().from(wallboards).where(inForce));
  if (row === undefined || !row.campaigns.every((one) => sees(seen, one))) return null;
  await commit(config, actor, {
    action: "wallboard.revoke",
    subject: `wallboard:${id}`,
    after: null,
    statements: [configuration(config).update(wallboards).set({ revokedAt: Date.now() }).where(inForce)],
    concerns: null,
  });
  return row.campaigns;
}

async function campaignsOf(config: D1Database, ids: string[]): Promise<HeldWallboard["campaigns"]> {
  return inTime(
    configuration(config)
      .select({ id: campaigns.id, name: campaigns.name, channel: campaigns.channel })
      .from(campaigns)
      .where(and(inArray(campaigns.id, listed(ids)), isNull(campaigns.deletedAt))),
  );
}
