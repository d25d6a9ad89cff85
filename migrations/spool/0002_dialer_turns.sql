CREATE TABLE `dialer_turns` (
	`dialer` text PRIMARY KEY NOT NULL,
	`turn` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `sms_spool_to_process`;--> statement-breakpoint
DROP INDEX `sms_spool_claim`;--> statement-breakpoint
CREATE INDEX `sms_spool_claimable` ON `sms_spool` (`upload`,`priority`,`id`) WHERE "sms_spool"."state" = 1 AND "sms_spool"."not_before" = 0;--> statement-breakpoint
CREATE INDEX `sms_spool_deferred` ON `sms_spool` (`upload`,`not_before`) WHERE "sms_spool"."state" = 1 AND "sms_spool"."not_before" > 0;--> statement-breakpoint
ALTER TABLE `sms_scheduler` ADD `address` text DEFAULT '' NOT NULL;