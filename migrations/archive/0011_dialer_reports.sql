CREATE TABLE `dialer_quarter_hours` (
	`dialer` text NOT NULL,
	`quarter_hour` integer NOT NULL,
	`rev` integer NOT NULL,
	`sent` integer NOT NULL,
	`refused` integer NOT NULL,
	`blocked` integer NOT NULL,
	`other` integer NOT NULL,
	`unknown` integer NOT NULL,
	`delivered` integer NOT NULL,
	`seen` integer NOT NULL,
	`rejected` integer NOT NULL,
	`spam` integer NOT NULL,
	`unsubscribed` integer NOT NULL,
	PRIMARY KEY(`dialer`, `quarter_hour`)
);
