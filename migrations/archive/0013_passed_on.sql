CREATE TABLE `passed_on` (
	`agent` text NOT NULL,
	`closed_at` integer NOT NULL,
	`row` integer NOT NULL,
	PRIMARY KEY(`agent`, `closed_at`, `row`)
);
--> statement-breakpoint
CREATE INDEX `passed_on_row` ON `passed_on` (`row`);