CREATE TABLE `forgotten_words` (
	`id` integer PRIMARY KEY NOT NULL,
	`begun` integer NOT NULL
);
