import type { InteractionRecord } from "../../protocol/archive.ts";
import { inTime } from "../database.ts";
import { passedOnStatements } from "./passed-on.ts";
import { indexRows } from "./search-row.ts";
import { workStatements } from "./work.ts";

/** Characters of one interaction that are indexed for search. */
const MAX_WORDS = 100_000;
/** Characters of one JSON parameter: D1 takes two megabytes, and a character may be three bytes. */
const MAX_PARAMETER = 500_000;
const MAX_RECORDS = 500;

/**
 * Writes ended interactions, their words and the sums of their quarter hours in one batch, at most 500 a call. The same ones may come again, in any order: a lower
 * `rev` never overwrites a higher one.
 */
export async function recordInteractions(archive: D1Database, records: InteractionRecord[]): Promise<void> {
  if (records.length > MAX_RECORDS) throw new RangeError(`at most ${MAX_RECORDS} interactions a call`);
  if (records.length === 0) return;
  const statements = parameters(records).flatMap((json) => [
    archive.prepare(UPSERT).bind(json),
    archive.prepare(INDEX).bind(json),
  ]);
  const { takeOut, putIn } = workStatements(archive, records);
  await inTime(archive.batch([...takeOut, ...statements, ...passedOnStatements(archive, records), ...putIn]));
}

const UPSERT = `
  INSERT INTO interactions (
    id, conversation, campaign, channel, case_number, customer_name, customer_mail, customer_phone, language, state, end_reason,
    closed_by, entered_at, assigned_at, first_reply_at, closed_at, waited_s, agent, segments, disposition, rating, closing_answers, subject, opening,
    received_in, received_at, words_in, words_out, words_delivered, words_failed, courtesies, counted,
    rev, updated_at)
  SELECT
    value ->> 'id', value ->> 'conversation', value ->> 'campaign', value ->> 'channel', value ->> 'caseNumber',
    value ->> '$.customer.name', value ->> '$.customer.mail', value ->> '$.customer.phone', value ->> 'language', value ->> 'state',
    value ->> 'endReason', value ->> 'closedBy', value ->> 'enteredAt', value ->> 'assignedAt', value ->> 'firstReplyAt',
    value ->> 'closedAt', value ->> 'waited', value ->> 'agent', value -> 'segments', nullif(value -> 'disposition', 'null'),
    value ->> 'rating', nullif(value -> 'closingAnswers', 'null'), coalesce(value ->> 'subject', ''), coalesce(value ->> 'opening', ''),
    value ->> '$.received.campaign', value ->> '$.received.at',
    coalesce(value ->> '$.words.in', 0), coalesce(value ->> '$.words.out', 0), coalesce(value ->> '$.words.delivered', 0),
    coalesce(value ->> '$.words.failed', 0), coalesce(value ->> '$.words.courtesies', 0), 1, value ->> 'rev',
    max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT max(updated_at) FROM interactions), 0) + 1)
  FROM json_each(?) WHERE true
  ON CONFLICT (id) DO UPDATE SET
    campaign = excluded.campaign, customer_name = excluded.customer_name, customer_mail = excluded.customer_mail,
    customer_phone = excluded.customer_phone, language = excluded.language, state = excluded.state, end_reason = excluded.end_reason,
    closed_by = excluded.closed_by, entered_at = excluded.entered_at, assigned_at = excluded.assigned_at,
    first_reply_at = excluded.first_reply_at, closed_at = excluded.closed_at, waited_s = excluded.waited_s, agent = excluded.agent,
    segments = excluded.segments, disposition = excluded.disposition, rating = excluded.rating, closing_answers = excluded.closing_answers, subject = excluded.subject,
    opening = excluded.opening,
    received_in = excluded.received_in, received_at = excluded.received_at, words_in = excluded.words_in, words_out = excluded.words_out,
    words_delivered = excluded.words_delivered, words_failed = excluded.words_failed, courtesies = excluded.courtesies, counted = 1, rev = excluded.rev,
    updated_at = CASE WHEN excluded.rev > interactions.rev THEN excluded.updated_at ELSE interactions.updated_at END
  WHERE excluded.rev >= interactions.rev`;

/** Only of those that the statement before has let in. */
const INDEX = indexRows(
  "value ->> 'text'",
  "json_each(?) JOIN interactions AS stored ON stored.id = value ->> 'id' AND stored.rev = value ->> 'rev'",
);

/** The records as few JSON lists, none longer than a parameter may be. */
function parameters(records: InteractionRecord[]): string[] {
  const lists: string[][] = [[]];
  let room = MAX_PARAMETER;
  for (const record of records) {
    const json = JSON.stringify({ ...record, text: record.text.slice(0, MAX_WORDS) });
    if (json.length > room) {
      lists.push([]);
      room = MAX_PARAMETER;
    }
    lists.at(-1)?.push(json);
    room -= json.length;
  }
  return lists.filter((list) => list.length > 0).map((list) => `[${list.join(",")}]`);
}
