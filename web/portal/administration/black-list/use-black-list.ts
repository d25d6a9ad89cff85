import type { BlockedAddress } from "../../../../protocol/black-list.ts";
import type { Page } from "../../../../protocol/configuration.ts";
import { answer, api } from "../../api.ts";
import { usePages } from "../../use-pages.ts";
import { type BlackListFilter, queryOf } from "./query.ts";

const PAGE = "50";

/** The list page by page, found as one types. */
export function useBlackList(filter: BlackListFilter) {
  const search = queryOf(filter);
  return usePages(
    JSON.stringify(search),
    async (cursor) =>
      (await answer(api.blacklist.$get({ query: { limit: PAGE, ...search, ...cursor } }))) as Page<BlockedAddress>,
  );
}
