import { eq } from "drizzle-orm";
import { type Sounds, USUAL_SOUNDS } from "../../domain/attention/sounds.ts";
import { configuration, inTime } from "../database.ts";
import { preferences } from "../schema/access.ts";

/** What somebody wants to hear; the usual where they have not said. */
export async function soundsOf(config: D1Database, user: string): Promise<Sounds> {
  const rows = await inTime(configuration(config).select().from(preferences).where(eq(preferences.user, user)));
  return { ...USUAL_SOUNDS, ...rows[0]?.sounds };
}

/** One's own taste: it changes nobody's work, and no audit notes it. */
export async function keepSounds(config: D1Database, user: string, sounds: Sounds): Promise<void> {
  await inTime(
    configuration(config)
      .insert(preferences)
      .values({ user, sounds })
      .onConflictDoUpdate({ target: preferences.user, set: { sounds } }),
  );
}
