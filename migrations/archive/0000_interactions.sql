CREATE TABLE `interactions` (
	`row` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`conversation` text NOT NULL,
	`campaign` text NOT NULL,
	`channel` text NOT NULL,
	`case_number` text NOT NULL,
	`customer_name` text NOT NULL,
	`customer_mail` text NOT NULL,
	`customer_phone` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`end_reason` text,
	`closed_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`assigned_at` integer,
	`first_reply_at` integer,
	`closed_at` integer NOT NULL,
	`waited_s` integer NOT NULL,
	`agent` text,
	`segments` text NOT NULL,
	`disposition` text,
	`rating` integer,
	`rev` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interactions_id_unique` ON `interactions` (`id`);--> statement-breakpoint
CREATE INDEX `interactions_closed` ON `interactions` (`closed_at`,`row`);--> statement-breakpoint
CREATE INDEX `interactions_campaign` ON `interactions` (`campaign`,`closed_at`,`row`);--> statement-breakpoint
CREATE INDEX `interactions_conversation` ON `interactions` (`conversation`);--> statement-breakpoint
CREATE INDEX `interactions_agent` ON `interactions` (`agent`,`closed_at`) WHERE "interactions"."agent" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `quarter_hours` (
	`campaign` text NOT NULL,
	`quarter_hour` integer NOT NULL,
	`rev` integer NOT NULL,
	`received` integer NOT NULL,
	`answered` integer NOT NULL,
	`answered_in_level` integer NOT NULL,
	`abandoned` integer NOT NULL,
	`abandoned_in_level` integer NOT NULL,
	`short` integer NOT NULL,
	`expired` integer NOT NULL,
	`wait_sum_s` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter_hour`)
);
--> statement-breakpoint
CREATE INDEX `quarter_hours_time` ON `quarter_hours` (`quarter_hour`);