import { and, eq, isNull } from "drizzle-orm";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { configuration, inTime } from "../database.ts";
import { providers } from "../schema/accounts.ts";
import { settingsOf } from "./provider-row.ts";
import { selectVersion } from "./selections.ts";

/** What an account's object and its door work with; null for an id that there is not. A deleted account sends nothing and has no door. */
export async function providerSnapshot(config: D1Database, id: string): Promise<ProviderSnapshot | null> {
  const db = configuration(config);
  const [rows, version] = await inTime(
    db.batch([db.select().from(providers).where(eq(providers.id, id)), selectVersion(config)]),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { name, type, channel, secrets, door, enabled, deletedAt } = row;
  const snapshot = { id, type, channel, sealedSecrets: secrets, settings: settingsOf(row) };
  const inForce = deletedAt === null ? { name, enabled, door } : { name: `${name}~`, enabled: false, door: "" };
  return { version: version[0]?.version ?? 0, ...snapshot, ...inForce };
}

/** Null when there is none, or it was deleted. */
export async function providerIdByDoor(config: D1Database, door: string): Promise<string | null> {
  const inForce = and(eq(providers.door, door), isNull(providers.deletedAt));
  const rows = await inTime(configuration(config).select({ id: providers.id }).from(providers).where(inForce));
  return rows[0]?.id ?? null;
}
