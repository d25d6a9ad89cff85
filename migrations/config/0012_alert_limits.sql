CREATE TABLE `alert_limits` (
	`campaign` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL
);
