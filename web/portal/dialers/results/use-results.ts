import { answer, api } from "../../api.ts";
import { usePages } from "../../use-pages.ts";
import { queryOf, type ResultFilter } from "./query.ts";

const door = api.dialers[":name"].results;

/** Rows by day, page by page; pages in which none was found are passed over. */
export function useResults(name: string, filter: ResultFilter) {
  const search = queryOf(filter);
  return usePages(JSON.stringify([name, search]), async (cursor) => {
    const ask = (at: { cursor?: string }) => {
      const asked = { param: { name }, query: { ...search, ...at } };
      return answer(door.$get(asked));
    };
    let page = await ask(cursor);
    while (page.items.length === 0 && page.nextCursor !== null) page = await ask({ cursor: page.nextCursor });
    return page;
  });
}
