import type { InteractionRecord } from "../../protocol/archive.ts";

/**
 * Keeps `work_quarter_hours` and `disposition_quarter_hours` equal to the rows of `interactions`: before the rows are written what the
 * old ones had added is taken out, afterwards what the new ones add is put in. A repeated row changes nothing, a late one (of a lower
 * `rev`) neither. All of it belongs into the batch that writes the rows.
 */
export function workStatements(
  archive: D1Database,
  records: readonly Pick<InteractionRecord, "id" | "rev">[],
): { takeOut: D1PreparedStatement[]; putIn: D1PreparedStatement[] } {
  const written = JSON.stringify(records.map(({ id, rev }) => ({ id, rev })));
  const all = (sign: 1 | -1) => [
    archive.prepare(closings(sign)).bind(written),
    archive.prepare(holdings(sign)).bind(written),
    archive.prepare(dispositions(sign)).bind(written),
  ];
  return { takeOut: all(-1), putIn: all(1) };
}

const QUARTER_MS = 900_000;

/** Rows as they stand: the old ones that are about to be overwritten, or the new ones that were let in. */
function rows(sign: 1 | -1): string {
  const stands =
    sign === -1
      ? "stored.counted = 1 AND stored.rev <= written.value ->> 'rev'"
      : "stored.rev = written.value ->> 'rev'";
  return `json_each(?) AS written JOIN interactions AS stored ON stored.id = written.value ->> 'id' AND ${stands}`;
}

const WORK = [
  "closed",
  "replied",
  "reply_sum_ms",
  "held",
  "handling_sum_ms",
  "rated",
  "rating_sum",
  "evaluated",
  "quality_sum",
  "words_in",
  "words_out",
  "words_delivered",
  "words_failed",
  "courtesies",
] as const;

function work(sign: 1 | -1, sums: Partial<Record<(typeof WORK)[number], string>>, key: string[], from: string): string {
  const values = WORK.map((name) => `${sign} * coalesce(sum(${sums[name] ?? "0"}), 0)`);
  return `
    INSERT INTO work_quarter_hours (campaign, quarter_hour, agent, ${WORK.join(", ")})
    SELECT ${key.join(", ")}, ${values.join(", ")} FROM ${from} WHERE true GROUP BY 1, 2, 3
    ON CONFLICT (campaign, quarter_hour, agent) DO UPDATE SET ${WORK.map((name) => `${name} = ${name} + excluded.${name}`).join(", ")}`;
}

/**
 * Once an interaction, when it closed, for its campaign and whoever had it last. The second clock runs in schedule to the assignment
 * and then to the agent's first own words (decisions: Figures).
 */
function closings(sign: 1 | -1): string {
  return work(
    sign,
    {
      closed: "stored.state = 'closed'",
      replied: "stored.first_reply_at IS NOT NULL",
      reply_sum_ms:
        "CASE WHEN stored.first_reply_at IS NULL THEN 0 ELSE round(stored.waited_s * 1000) + stored.first_reply_at - coalesce(stored.assigned_at, stored.first_reply_at) END",
      rated: "stored.rating IS NOT NULL",
      rating_sum: "stored.rating",
      evaluated: "stored.quality_score IS NOT NULL",
      quality_sum: "stored.quality_score",
      words_in: "stored.words_in",
      words_out: "stored.words_out",
      words_delivered: "stored.words_delivered",
      words_failed: "stored.words_failed",
      courtesies: "stored.courtesies",
    },
    ["stored.campaign", quarterOf("stored.closed_at"), "coalesce(stored.agent, '')"],
    rows(sign),
  );
}

/** Once a holding: whoever has transferred it has worked on it too. */
function holdings(sign: 1 | -1): string {
  const segment = (name: string) => `(segment.value ->> '${name}')`;
  return work(
    sign,
    { held: "1", handling_sum_ms: `${segment("to")} - ${segment("from")}` },
    [segment("campaign"), quarterOf(segment("to")), segment("agent")],
    `${rows(sign)}, json_each(stored.segments) AS segment`,
  );
}

function dispositions(sign: 1 | -1): string {
  const levels = "(SELECT group_concat(level.value, ' › ') FROM json_each(stored.disposition, '$.levels') AS level)";
  return `
    INSERT INTO disposition_quarter_hours (campaign, quarter_hour, disposition, closed)
    SELECT stored.campaign, ${quarterOf("stored.closed_at")}, coalesce(${levels}, ''), ${sign} * count(*)
    FROM ${rows(sign)} WHERE stored.state = 'closed' GROUP BY 1, 2, 3
    ON CONFLICT (campaign, quarter_hour, disposition) DO UPDATE SET closed = closed + excluded.closed`;
}

function quarterOf(at: string): string {
  return `${at} / ${QUARTER_MS} * ${QUARTER_MS}`;
}
