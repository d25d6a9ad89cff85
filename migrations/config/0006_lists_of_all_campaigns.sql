CREATE TABLE `common_canned_responses` (
	`position` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`text` text NOT NULL,
	`folder` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `common_dispositions` (
	`position` integer PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`comment` integer DEFAULT false NOT NULL,
	`come_back` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `common_lists` (
	`name` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `breaks` ADD `per_day_minutes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `canned_responses` ADD `folder` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `dispositions` ADD `disabled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `dispositions` ADD `comment` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `dispositions` ADD `come_back` integer DEFAULT false NOT NULL;