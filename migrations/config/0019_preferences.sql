CREATE TABLE `preferences` (
	`user_id` text PRIMARY KEY NOT NULL,
	`sounds` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
