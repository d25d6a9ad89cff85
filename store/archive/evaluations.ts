import type { ClosingAnswers, Evaluation } from "../../protocol/quality.ts";
import { inTime } from "../database.ts";
import { workStatements } from "./work.ts";

/** What was answered at an ended interaction: by its agent on closing, by a supervisor afterwards (WEB-21). */
export async function answersAt(
  archive: D1Database,
  interaction: string,
): Promise<{ closing: ClosingAnswers | null; evaluation: Evaluation | null }> {
  const row = await inTime(
    archive
      .prepare("SELECT closing_answers, evaluation FROM interactions WHERE id = ?")
      .bind(interaction)
      .first<{ closing_answers: string | null; evaluation: string | null }>(),
  );
  const read = <Kind>(json: string | null | undefined) => (json == null ? null : (JSON.parse(json) as Kind));
  return { closing: read<ClosingAnswers>(row?.closing_answers), evaluation: read<Evaluation>(row?.evaluation) };
}

/**
 * Puts a supervisor's answers in place of those before, and their score into the sums of quarter hours, in one batch. False: the
 * interaction has changed meanwhile, or is gone; then nothing is written.
 */
export async function evaluate(archive: D1Database, interaction: string, evaluation: Evaluation): Promise<boolean> {
  const row = await inTime(
    archive.prepare("SELECT rev FROM interactions WHERE id = ?").bind(interaction).first<{ rev: number }>(),
  );
  if (row === null) return false;
  const { takeOut, putIn } = workStatements(archive, [{ id: interaction, rev: row.rev }]);
  const write = archive.prepare(WRITE).bind(JSON.stringify(evaluation), evaluation.score, interaction, row.rev);
  const answers = await inTime(archive.batch([...takeOut, write, ...putIn]));
  return answers[takeOut.length]?.meta.changes === 1;
}

/** What is written is counted, as the sums of what it was are taken out before. */
const WRITE = `UPDATE interactions SET evaluation = ?, quality_score = ?, counted = 1,
    updated_at = max(CAST(unixepoch('subsec') * 1000 AS INTEGER), (SELECT max(updated_at) FROM interactions) + 1)
  WHERE id = ? AND rev = ?`;
