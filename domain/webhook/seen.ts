import type { Grants } from "../access/permission.ts";
import { covers } from "../access/permission.ts";

/** Whether a webhook exists for who sees these campaigns: all whose events it is sent are among them; `campaigns` null: every one's. */
export function seesWebhook(
  seen: Grants["campaigns"],
  { campaigns }: { campaigns: readonly string[] | null },
): boolean {
  return covers({ permissions: [], campaigns: seen }, { permissions: [], campaigns: campaigns ?? "all" });
}
