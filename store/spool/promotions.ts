import { and, eq, lte } from "drizzle-orm";
import { inTime } from "../database.ts";
import { blackList } from "../schema/spool.ts";
import { spoolOf } from "./database.ts";

/**
 * WhatsApp's *stop promotions* and its contrary, which say nothing of a STOP: that blocks everything and stays. The same one again
 * changes nothing.
 */
export async function notePromotions(
  spool: D1Database,
  { address, scope, wanted, at }: { address: string; scope: string; wanted: boolean; at: number },
): Promise<void> {
  const db = spoolOf(spool);
  const of = { address, scope, source: "customer" } as const;
  if (!wanted) {
    await inTime(
      db
        .insert(blackList)
        .values({ ...of, promotionsOnly: true, at, by: address })
        .onConflictDoNothing(),
    );
    return;
  }
  const own = and(eq(blackList.address, address), eq(blackList.scope, scope), eq(blackList.source, "customer"));
  await inTime(db.delete(blackList).where(and(own, eq(blackList.promotionsOnly, true), lte(blackList.at, at))));
}
