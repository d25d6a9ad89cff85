CREATE TABLE `dialers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`channel` text NOT NULL,
	`provider_id` text NOT NULL,
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
CREATE UNIQUE INDEX `dialers_name` ON `dialers` (lower("name")) WHERE "dialers"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `dialers_provider` ON `dialers` (`provider_id`);--> statement-breakpoint
CREATE INDEX `dialers_campaign` ON `dialers` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `providers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`channel` text NOT NULL,
	`enabled` integer NOT NULL,
	`is_default` integer NOT NULL,
	`settings` text NOT NULL,
	`secrets` text NOT NULL,
	`door` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `providers_name` ON `providers` (lower("name")) WHERE "providers"."deleted_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `providers_default` ON `providers` (`is_default`) WHERE "providers"."is_default" AND "providers"."deleted_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `providers_door` ON `providers` (`door`);--> statement-breakpoint
CREATE TABLE `templates` (
	`provider_id` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`category` text NOT NULL,
	`body` text NOT NULL,
	`parameters` integer NOT NULL,
	`synced_at` integer NOT NULL,
	PRIMARY KEY(`provider_id`, `name`, `language`),
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
);
