ALTER TABLE `interactions` ADD `courtesies` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `work_quarter_hours` ADD `courtesies` integer DEFAULT 0 NOT NULL;