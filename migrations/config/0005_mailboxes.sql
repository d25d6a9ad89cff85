CREATE TABLE `mailboxes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`from_name` text NOT NULL,
	`reply_to` text NOT NULL,
	`way` text NOT NULL,
	`smtp` text,
	`enabled` integer NOT NULL,
	`secrets` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailboxes_name` ON `mailboxes` (lower("name")) WHERE "mailboxes"."deleted_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `mailboxes_address` ON `mailboxes` (`address`) WHERE "mailboxes"."deleted_at" IS NULL;