import { answer, api } from "../api.ts";
import { usePages } from "../use-pages.ts";
import { queryOf, type RecordingFilter } from "./query.ts";

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The recordings that the filter lets through, page by page, found as one types. */
export function useRecordings(filter: RecordingFilter) {
  const search = queryOf(filter, ZONE);
  return usePages(JSON.stringify(search), (cursor) => answer(api.recordings.$get({ query: { ...search, ...cursor } })));
}
