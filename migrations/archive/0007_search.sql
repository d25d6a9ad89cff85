-- One contentless index instead of two: the words stay in their Conversations. It has beginnings of three and four characters of its own, and
-- what filters ask for as tags. What the old ones hold is read out of them, word by word, in the order in which it was said.
CREATE VIRTUAL TABLE interaction_search USING fts5(
  words, subject, name, mail, phone, case_number, tags,
  content = '', contentless_delete = 1, prefix = '3 4', tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE interaction_terms USING fts5vocab(interaction_search, 'instance');
--> statement-breakpoint
CREATE VIRTUAL TABLE interaction_words_terms USING fts5vocab(interaction_words, 'instance');
--> statement-breakpoint
INSERT OR REPLACE INTO interaction_search (rowid, words, subject, name, mail, phone, case_number, tags)
    SELECT stored.row, coalesce(said.words, ''), stored.subject, stored.customer_name, stored.customer_mail, CASE WHEN stored.customer_phone LIKE '+%' THEN CASE WHEN length(stored.customer_phone) > 3 THEN 'p' || substr(stored.customer_phone, 2, 3) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 4 THEN 'p' || substr(stored.customer_phone, 2, 4) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 5 THEN 'p' || substr(stored.customer_phone, 2, 5) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 6 THEN 'p' || substr(stored.customer_phone, 2, 6) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 7 THEN 'p' || substr(stored.customer_phone, 2, 7) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 8 THEN 'p' || substr(stored.customer_phone, 2, 8) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 9 THEN 'p' || substr(stored.customer_phone, 2, 9) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 10 THEN 'p' || substr(stored.customer_phone, 2, 10) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 11 THEN 'p' || substr(stored.customer_phone, 2, 11) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 12 THEN 'p' || substr(stored.customer_phone, 2, 12) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 13 THEN 'p' || substr(stored.customer_phone, 2, 13) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 14 THEN 'p' || substr(stored.customer_phone, 2, 14) || ' ' ELSE '' END || CASE WHEN length(stored.customer_phone) > 15 THEN 'p' || substr(stored.customer_phone, 2, 15) || ' ' ELSE '' END ELSE stored.customer_phone END, stored.case_number, 'c' || hex(stored.campaign) || ' ' || coalesce('a' || hex(stored.agent), '') || ' ' || 'h' || hex(stored.channel) || ' ' || 's' || hex(stored.state) || ' ' || coalesce('r' || stored.rating, '') || ' ' || 'g' || length(format('%o', max((stored.closed_at - coalesce(stored.assigned_at, stored.closed_at)) / 1000, 0))) || ' ' || strftime('d%Y%m%d m%Y%m y%Y', stored.closed_at / 1000, 'unixepoch') || ' ' || coalesce('l0' || hex(stored.disposition ->> '$.levels[0]'), '') || ' ' || coalesce('l1' || hex(stored.disposition ->> '$.levels[1]'), '') || ' ' || coalesce('l2' || hex(stored.disposition ->> '$.levels[2]'), '')
    FROM interactions AS stored LEFT JOIN (
      SELECT doc, group_concat(term, ' ' ORDER BY "offset") AS words FROM interaction_words_terms WHERE col = 'words' GROUP BY doc
    ) AS said ON said.doc = stored.row;
--> statement-breakpoint
DROP TABLE interaction_words_terms;
--> statement-breakpoint
DROP TABLE interaction_words;
--> statement-breakpoint
DROP TABLE interaction_subjects;
