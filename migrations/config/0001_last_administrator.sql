-- One administrator who can sign in always remains, whoever changes users at the same time.
CREATE TRIGGER `user_last_administrator` BEFORE UPDATE ON `user`
WHEN OLD.`role` = 'administrator' AND NOT OLD.`disabled` AND (NEW.`role` <> 'administrator' OR NEW.`disabled`)
BEGIN
  SELECT RAISE(ABORT, 'constraint failed: last_administrator')
  WHERE NOT EXISTS (SELECT 1 FROM `user` WHERE `role` = 'administrator' AND NOT `disabled` AND `id` <> OLD.`id`);
END;
