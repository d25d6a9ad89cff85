ALTER TABLE `audit` ADD `key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_key_unique` ON `audit` (`key`);