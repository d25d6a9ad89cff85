import { and, eq, or, sql } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";

/** Who signs a message: by user name, else by name, without case. Null: nobody who may sign in, or several of that name. */
export async function signatoryNamed(config: D1Database, text: string): Promise<{ id: string; name: string } | null> {
  const wanted = text.toLowerCase();
  const named = or(eq(user.username, wanted), eq(sql`lower(${user.name})`, wanted));
  const rows = await inTime(
    configuration(config)
      .select({ id: user.id, name: user.name, username: user.username })
      .from(user)
      .where(and(named, eq(user.disabled, false)))
      .limit(3),
  );
  const found = rows.find(({ username }) => username === wanted) ?? (rows.length === 1 ? rows[0] : undefined);
  return found === undefined ? null : { id: found.id, name: found.name };
}
