CREATE TABLE `api_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`default_campaign` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `api_tokens_user` ON `api_tokens` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `api_tokens_used` ON `api_tokens` (`last_used_at`);--> statement-breakpoint
ALTER TABLE `api_keys` ADD `campaigns` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `dialers` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `default_campaign` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `addresses` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `last_used_at` integer;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `last_used_from` text DEFAULT '' NOT NULL;