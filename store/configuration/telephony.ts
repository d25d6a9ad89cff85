import { and, eq } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";

/** Id of the agent with this phone; null when nobody has it. */
export async function agentByExtension(config: D1Database, extension: string): Promise<string | null> {
  const theirs = and(eq(user.extension, extension), eq(user.disabled, false));
  const rows = await inTime(configuration(config).select({ id: user.id }).from(user).where(theirs));
  return rows[0]?.id ?? null;
}
