CREATE TABLE `customers` (
	`person` text PRIMARY KEY NOT NULL,
	`customer` text NOT NULL,
	`joined_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `customers_customer` ON `customers` (`customer`);