CREATE TABLE `black_list` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address` text NOT NULL,
	`scope` text NOT NULL,
	`source` text NOT NULL,
	`promotions_only` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`expires` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`last_try` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `black_list_address` ON `black_list` (`address`,`scope`,`source`);--> statement-breakpoint
CREATE INDEX `black_list_scope` ON `black_list` (`scope`,`id`);--> statement-breakpoint
CREATE INDEX `black_list_registry` ON `black_list` (`scope`,`expires`) WHERE "black_list"."source" = 'registry';--> statement-breakpoint
CREATE TABLE `blocked_tries` (
	`address` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`scope` text NOT NULL,
	PRIMARY KEY(`address`, `at`, `what`)
);
--> statement-breakpoint
CREATE TABLE `sms_scheduler` (
	`id` text PRIMARY KEY NOT NULL,
	`dialer` text NOT NULL,
	`calldate` integer NOT NULL,
	`destiny` text NOT NULL,
	`message` text NOT NULL,
	`by` text NOT NULL,
	`moved_at` integer
);
--> statement-breakpoint
CREATE INDEX `sms_scheduler_due` ON `sms_scheduler` (`calldate`) WHERE "sms_scheduler"."moved_at" IS NULL;--> statement-breakpoint
CREATE TABLE `sms_spool` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`upload` text NOT NULL,
	`dialer` text NOT NULL,
	`state` integer NOT NULL,
	`priority` integer NOT NULL,
	`destiny` text NOT NULL,
	`address` text NOT NULL,
	`message` text NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`data` text NOT NULL,
	`claim` text,
	`single` text,
	`not_before` integer DEFAULT 0 NOT NULL,
	`carrier_id` text,
	`reason` text DEFAULT '' NOT NULL,
	`receipt` integer DEFAULT 0 NOT NULL,
	`done_at` integer,
	`deleted_at` integer,
	`deleted_by` text
);
--> statement-breakpoint
CREATE INDEX `sms_spool_to_process` ON `sms_spool` (`upload`,`priority`,`id`) WHERE "sms_spool"."state" = 1;--> statement-breakpoint
CREATE INDEX `sms_spool_claim` ON `sms_spool` (`claim`) WHERE "sms_spool"."claim" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `sms_spool_single` ON `sms_spool` (`dialer`,`single`) WHERE "sms_spool"."single" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `sms_spool_results` ON `sms_spool` (`upload`,`id`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`dialer` text NOT NULL,
	`file` text NOT NULL,
	`hash` text NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`position` integer,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `uploads_dialer` ON `uploads` (`dialer`,`state`,`position`);--> statement-breakpoint
CREATE INDEX `uploads_hash` ON `uploads` (`dialer`,`hash`);--> statement-breakpoint
CREATE INDEX `uploads_state` ON `uploads` (`state`,`at`);