import { inTime } from "../database.ts";
import { wordsForgotten } from "./forgotten-words.ts";

/** An ended interaction, by what its erasing needs. */
export interface Erasable {
  id: string;
  conversation: string;
  campaign: string;
}

/** Takes interactions, and all words by which they are found, out of the archive; sums of quarter hours stay. At most 500 a call. */
export async function eraseInteractions(archive: D1Database, gone: readonly Erasable[]): Promise<void> {
  if (gone.length === 0) return;
  const ids = JSON.stringify(gone.map(({ id }) => id));
  const rows = "SELECT row FROM interactions WHERE id IN (SELECT value FROM json_each(?))";
  await inTime(
    archive.batch([
      archive.prepare(`DELETE FROM interaction_search WHERE rowid IN (${rows})`).bind(ids),
      wordsForgotten(archive),
      archive.prepare(`DELETE FROM passed_on WHERE row IN (${rows})`).bind(ids),
      archive.prepare("DELETE FROM interactions WHERE id IN (SELECT value FROM json_each(?))").bind(ids),
    ]),
  );
}

/** Threads of which nothing is left lead nowhere: their mails' ids name nobody any more. */
export async function eraseMailIds(archive: D1Database, emptied: readonly Omit<Erasable, "id">[]): Promise<void> {
  if (emptied.length === 0) return;
  await inTime(
    archive
      .prepare(
        `DELETE FROM mail_ids WHERE (campaign, conversation) IN
           (SELECT value ->> 'campaign', value ->> 'conversation' FROM json_each(?))`,
      )
      .bind(JSON.stringify(emptied))
      .run(),
  );
}

/** Interactions that closed before their campaign's time (ms): the oldest few of each, at most `most`. */
export async function outlived(
  archive: D1Database,
  campaigns: readonly { campaign: string; before: number }[],
  most: number,
): Promise<Erasable[]> {
  const { results } = await inTime(
    archive
      .prepare(
        `SELECT one.id, one.conversation, one.campaign FROM json_each(?) AS kept CROSS JOIN interactions AS one ON one.row IN (
           SELECT n.row FROM interactions AS n INDEXED BY interactions_campaign
           WHERE n.campaign = kept.value ->> 'campaign' AND n.closed_at < kept.value ->> 'before' ORDER BY n.closed_at LIMIT ?)
         LIMIT ?`,
      )
      .bind(JSON.stringify(campaigns), most, most)
      .all<Erasable>(),
  );
  return results;
}
