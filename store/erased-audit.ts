import { inTime } from "./database.ts";

/** Lines that one statement reads, and statements of one call. */
const AT_ONCE = 5_000;
const TOGETHER = 50;

/** Puts the keyed hash in place of an address wherever the audit log has written it: what was done stays, by whom, and to whom nobody reads. */
export async function eraseFromAudit(config: D1Database, address: string, erased: string): Promise<void> {
  const last = (await inTime(config.prepare("SELECT max(id) AS last FROM audit").first<number>("last"))) ?? 0;
  for (let at = 0; at < last; ) {
    const statements: D1PreparedStatement[] = [];
    for (; statements.length < TOGETHER && at < last; at += AT_ONCE)
      statements.push(config.prepare(REPLACE).bind(at, at + AT_ONCE, address, erased));
    await inTime(config.batch(statements));
  }
}

const REPLACE = `UPDATE audit SET before = replace(before, ?3, ?4), after = replace(after, ?3, ?4)
  WHERE id > ?1 AND id <= ?2 AND (instr(before, ?3) > 0 OR instr(after, ?3) > 0)`;
