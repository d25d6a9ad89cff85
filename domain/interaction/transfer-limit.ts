import type { TransferTarget } from "./held.ts";

/**
 * TRF-5: may an interaction of this campaign go there? `allowed`: ids of the campaigns to which it may; null: any. To its own line and to a
 * colleague, with whom it stays in its campaign, it always may.
 */
export function mayTransfer(
  allowed: readonly string[] | null | undefined,
  campaign: string,
  to: TransferTarget,
): boolean {
  if ("agent" in to || to.campaign === campaign) return true;
  return allowed === null || allowed === undefined || allowed.includes(to.campaign);
}
