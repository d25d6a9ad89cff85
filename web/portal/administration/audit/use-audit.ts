import type { AuditEntry } from "../../../../protocol/audit.ts";
import type { Page } from "../../../../protocol/configuration.ts";
import { answer, api } from "../../api.ts";
import { usePages } from "../../use-pages.ts";
import { type AuditFilter, queryOf } from "./query.ts";

const PAGE = "50";

/** The log page by page, the last first. */
export function useAudit(filter: AuditFilter) {
  const search = queryOf(filter);
  return usePages(
    JSON.stringify(search),
    async (cursor) =>
      (await answer(api.audit.$get({ query: { limit: PAGE, ...search, ...cursor } }))) as Page<AuditEntry>,
  );
}
