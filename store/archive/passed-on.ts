import type { InteractionRecord } from "../../protocol/archive.ts";
import { inTime } from "../database.ts";

/**
 * Keeps `passed_on` as the rows of `interactions` say: in the batch that writes them, after they are written. A late record, of a lower
 * `rev`, changes nothing.
 */
export function passedOnStatements(archive: D1Database, records: readonly InteractionRecord[]): D1PreparedStatement[] {
  const mails = records.filter(({ channel }) => channel === "email");
  if (mails.length === 0) return [];
  const written = JSON.stringify(mails.map(({ id, rev, wrote = [] }) => ({ id, rev, wrote })));
  const stands = `json_each(?) AS written JOIN interactions AS stored
    ON stored.id = written.value ->> 'id' AND stored.rev = written.value ->> 'rev'`;
  return [
    archive.prepare(`DELETE FROM passed_on WHERE row IN (SELECT stored.row FROM ${stands})`).bind(written),
    archive
      .prepare(
        `INSERT OR IGNORE INTO passed_on (agent, closed_at, row) SELECT agent.value, stored.closed_at, stored.row
           FROM ${stands}, json_each(written.value -> 'wrote') AS agent WHERE agent.value IS NOT stored.agent`,
      )
      .bind(written),
  ];
}

/** Whether this agent has written in it, and passed it on. */
export async function hasPassedOn(archive: D1Database, agent: string, interaction: string): Promise<boolean> {
  const asked = archive
    .prepare("SELECT 1 FROM interactions JOIN passed_on USING (row) WHERE interactions.id = ? AND passed_on.agent = ?")
    .bind(interaction, agent);
  return (await inTime(asked.first())) !== null;
}
