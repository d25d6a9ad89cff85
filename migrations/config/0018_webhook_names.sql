UPDATE `webhooks` SET `name` = substr(`name`, 1, 70) || ' ' || substr(`id`, 1, 8)
WHERE `deleted_at` IS NULL AND EXISTS (
	SELECT 1 FROM `webhooks` AS `first`
	WHERE `first`.`deleted_at` IS NULL AND lower(`first`.`name`) = lower(`webhooks`.`name`) AND `first`.`rowid` < `webhooks`.`rowid`
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhooks_name` ON `webhooks` (lower("name")) WHERE "webhooks"."deleted_at" IS NULL;