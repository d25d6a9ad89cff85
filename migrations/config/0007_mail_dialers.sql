CREATE TABLE `__new_dialers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`channel` text NOT NULL,
	`provider_id` text,
	`campaign_id` text,
	`enabled` integer NOT NULL,
	`settings` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_dialers`("id", "name", "channel", "provider_id", "campaign_id", "enabled", "settings", "version", "created_at", "deleted_at") SELECT "id", "name", "channel", "provider_id", "campaign_id", "enabled", "settings", "version", "created_at", "deleted_at" FROM `dialers`;--> statement-breakpoint
DROP TABLE `dialers`;--> statement-breakpoint
ALTER TABLE `__new_dialers` RENAME TO `dialers`;--> statement-breakpoint
CREATE UNIQUE INDEX `dialers_name` ON `dialers` (lower("name")) WHERE "dialers"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `dialers_provider` ON `dialers` (`provider_id`);--> statement-breakpoint
CREATE INDEX `dialers_campaign` ON `dialers` (`campaign_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `dialers_mail_campaign` ON `dialers` (`campaign_id`) WHERE "dialers"."channel" = 'email' AND "dialers"."deleted_at" IS NULL;