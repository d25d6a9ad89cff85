CREATE TABLE `team_people` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`supervises` integer NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`, `supervises`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `team_people_user` ON `team_people` (`user_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name` ON `teams` (lower("name"));