CREATE TABLE `desk_quarter_hours` (
	`agent` text NOT NULL,
	`quarter_hour` integer NOT NULL,
	`rev` integer NOT NULL,
	`worked_ms` integer NOT NULL,
	`break_ms` integer NOT NULL,
	`paid_break_ms` integer NOT NULL,
	`call_ms` integer NOT NULL,
	`breaks` integer NOT NULL,
	PRIMARY KEY(`agent`, `quarter_hour`)
);
--> statement-breakpoint
CREATE TABLE `disposition_quarter_hours` (
	`campaign` text NOT NULL,
	`quarter_hour` integer NOT NULL,
	`disposition` text NOT NULL,
	`closed` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter_hour`, `disposition`)
);
--> statement-breakpoint
CREATE TABLE `work_quarter_hours` (
	`campaign` text NOT NULL,
	`quarter_hour` integer NOT NULL,
	`agent` text NOT NULL,
	`closed` integer NOT NULL,
	`replied` integer NOT NULL,
	`reply_sum_ms` integer NOT NULL,
	`held` integer NOT NULL,
	`handling_sum_ms` integer NOT NULL,
	`rated` integer NOT NULL,
	`rating_sum` integer NOT NULL,
	`words_in` integer NOT NULL,
	`words_out` integer NOT NULL,
	`words_delivered` integer NOT NULL,
	`words_failed` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter_hour`, `agent`)
);
--> statement-breakpoint
ALTER TABLE `interactions` ADD `received_in` text;--> statement-breakpoint
ALTER TABLE `interactions` ADD `received_at` integer;--> statement-breakpoint
ALTER TABLE `interactions` ADD `words_in` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `interactions` ADD `words_out` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `interactions` ADD `words_delivered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `interactions` ADD `words_failed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `interactions` ADD `counted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `quarter_hours` ADD `wait_max_s` integer DEFAULT 0 NOT NULL;