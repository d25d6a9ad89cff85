ALTER TABLE `interactions` ADD `subject` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Of its own: a contentless index cannot be given another column, and the words of those that it holds are in their Conversations.
CREATE VIRTUAL TABLE interaction_subjects USING fts5(
  subject, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
