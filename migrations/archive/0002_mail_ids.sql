CREATE TABLE `mail_ids` (
	`since` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`message_id` text NOT NULL,
	`conversation` text NOT NULL,
	`customer` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_ids_id` ON `mail_ids` (`campaign`,`message_id`);--> statement-breakpoint
CREATE INDEX `mail_ids_conversation` ON `mail_ids` (`campaign`,`conversation`);