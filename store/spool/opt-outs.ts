import { blockAddresses, optIn } from "./black-list.ts";

interface OptOut {
  verb: "opt-out" | "opt-in";
  address: string;
  /** Its keyed hash (erased-address.ts): START takes that back as well. */
  erased?: string;
  /** `sender:<channel>:<sender>`. */
  scope: string;
  source: "customer" | "agent" | "complaint";
  /** Who: the user's id, or the address itself. */
  by: string;
  /** ms */
  at: number;
}

/** Notes a STOP or a START; the same one again changes nothing. */
export async function noteOptOut(
  spool: D1Database,
  { verb, address, erased = address, scope, source, by, at }: OptOut,
): Promise<void> {
  if (verb === "opt-in") return optIn(spool, [address, erased], scope, at);
  await blockAddresses(spool, [{ address, scope, source, by, at, promotionsOnly: false, reason: "", expires: null }]);
}
