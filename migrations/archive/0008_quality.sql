ALTER TABLE `interactions` ADD `closing_answers` text;--> statement-breakpoint
ALTER TABLE `interactions` ADD `evaluation` text;--> statement-breakpoint
ALTER TABLE `interactions` ADD `quality_score` integer;--> statement-breakpoint
CREATE INDEX `interactions_quality` ON `interactions` (`closed_at`,`row`) WHERE "interactions"."quality_score" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `work_quarter_hours` ADD `evaluated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `work_quarter_hours` ADD `quality_sum` integer DEFAULT 0 NOT NULL;