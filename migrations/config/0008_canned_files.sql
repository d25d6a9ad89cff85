ALTER TABLE `canned_responses` ADD `files` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `common_canned_responses` ADD `files` text DEFAULT '[]' NOT NULL;