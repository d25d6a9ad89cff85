import { answer, api } from "../../api.ts";
import { usePages } from "../../use-pages.ts";
import type { UserFilter } from "./user-filter.ts";

const PAGE = "50";

/** People page by page, found as one types. */
export function useUsers({ q, state }: UserFilter) {
  const search = { limit: PAGE, ...(q !== "" && { q }), ...(state !== "all" && { state }) };
  return usePages(JSON.stringify(search), (cursor) => answer(api.users.$get({ query: { ...search, ...cursor } })));
}
