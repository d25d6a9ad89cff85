CREATE INDEX `black_list_source` ON `black_list` (`source`,`id`);--> statement-breakpoint
CREATE INDEX `black_list_scope_source` ON `black_list` (`scope`,`source`,`id`);