import { ROW } from "../../domain/dialer/row-state.ts";
import { inTime } from "../database.ts";

/** Rows that one statement reads, and statements of one call. */
const AT_ONCE = 5_000;
const TOGETHER = 20;
const MOST_CALLS = 10;

export interface AddressErasure {
  /** As rows have it: E.164, or a mail address in lower case. */
  address: string;
  /** Its keyed hash (erased-address.ts). */
  erased: string;
  /** Ids of the dialers whose rows are theirs to erase. */
  dialers: readonly string[];
  /** Id of the last row looked at before; 0: none. */
  after: number;
}

/**
 * Takes an address out of the rows of the spool, which stay for the boards: one that was not sent goes to nobody now. Looks at no more
 * than a million rows a call; answers with the last one, null: that was all. Rows that are just being sent are left: ask again.
 */
export async function eraseRows(
  spool: D1Database,
  { address, dialers, after }: AddressErasure,
): Promise<number | null> {
  const last = (await inTime(spool.prepare("SELECT max(id) AS last FROM sms_spool").first<number>("last"))) ?? 0;
  let at = after;
  for (let call = 0; call < MOST_CALLS && at < last; call++) {
    const statements: D1PreparedStatement[] = [];
    for (; statements.length < TOGETHER && at < last; at += AT_ONCE)
      statements.push(spool.prepare(CLEAR).bind(at, at + AT_ONCE, address, JSON.stringify(dialers)));
    await inTime(spool.batch(statements));
  }
  return at < last ? at : null;
}

const CLEAR = `UPDATE sms_spool SET destiny = '', address = '', message = '', device = '', carrier_id = NULL, reason = '',
    data = CASE WHEN marks IS NULL THEN '[]' ELSE '{}' END
  WHERE id > ?1 AND id <= ?2 AND address = ?3 AND state <> ${ROW.SENDING} AND dialer IN (SELECT value FROM json_each(?4))`;

/** What was to be sent later is not. */
export async function eraseScheduled(
  spool: D1Database,
  { address, dialers }: Pick<AddressErasure, "address" | "dialers">,
): Promise<void> {
  const gone = "DELETE FROM sms_scheduler WHERE address = ? AND dialer IN (SELECT value FROM json_each(?))";
  await inTime(spool.prepare(gone).bind(address, JSON.stringify(dialers)).run());
}

/** The black list keeps the hash alone, under a new number: isolates read what follows the last one they know. */
export async function eraseFromBlackList(
  spool: D1Database,
  { address, erased }: Pick<AddressErasure, "address" | "erased">,
): Promise<void> {
  await inTime(
    spool.batch([
      spool.prepare(HASH).bind(erased, address),
      spool.prepare("DELETE FROM black_list WHERE address = ?").bind(address),
      spool.prepare("UPDATE OR REPLACE blocked_tries SET address = ? WHERE address = ?").bind(erased, address),
    ]),
  );
}

const HASH = `INSERT OR IGNORE INTO black_list (address, scope, source, promotions_only, at, by, reason, expires, tries, last_try)
  SELECT ?1, scope, source, promotions_only, at, CASE WHEN by = ?2 THEN '' ELSE by END, '', expires, tries, last_try
  FROM black_list WHERE address = ?2`;
