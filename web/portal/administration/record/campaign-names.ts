import { answer, api } from "../../api.ts";

const PAGE = "200";

/** The names of all campaigns that the user may see, however many pages they fill. */
export async function campaignNames(): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = cursor === null ? { limit: PAGE } : { limit: PAGE, cursor };
    const page: { items: { name: string }[]; nextCursor: string | null } = await answer(api.campaigns.$get({ query }));
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}
