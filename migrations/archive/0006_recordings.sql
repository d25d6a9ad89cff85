CREATE TABLE `retentions` (
	`campaign` text PRIMARY KEY NOT NULL,
	`months` integer NOT NULL,
	`hold` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `interactions` ADD `opening` text DEFAULT '' NOT NULL;