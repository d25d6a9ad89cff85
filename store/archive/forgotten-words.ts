import { inTime } from "../database.ts";

/** Pages of the index that one step writes: about a megabyte. */
const PAGES = 256;
/** A step that changes fewer rows has found nothing to do. */
const NOTHING_DONE = 2;

/**
 * Deleting from the full-text index only marks; words go when its parts are merged. One step of that, where something was deleted since it
 * was last done; false: nothing is left to do.
 */
export async function forgetWords(archive: D1Database): Promise<boolean> {
  const due = await inTime(archive.prepare("SELECT begun FROM forgotten_words").first<{ begun: number }>());
  if (due === null) return false;
  const pages = due.begun === 1 ? PAGES : -PAGES;
  const [, merged] = await inTime(
    archive.batch([
      archive.prepare("UPDATE forgotten_words SET begun = 1"),
      archive.prepare(`INSERT INTO interaction_search (interaction_search, rank) VALUES ('merge', ${pages})`),
    ]),
  );
  if ((merged?.meta.changes ?? 0) >= NOTHING_DONE) return true;
  await inTime(archive.prepare("DELETE FROM forgotten_words WHERE begun = 1").run());
  return false;
}

/** To be put into the batch that deletes. */
export function wordsForgotten(archive: D1Database): D1PreparedStatement {
  return archive.prepare(
    "INSERT INTO forgotten_words (id, begun) VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET begun = 0",
  );
}
