ALTER TABLE `interactions` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `interactions_updated` ON `interactions` (`updated_at`,`row`,`campaign`);--> statement-breakpoint
UPDATE `interactions` SET `updated_at` = `closed_at`;
