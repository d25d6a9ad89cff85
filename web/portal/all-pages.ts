const PAGE = "200";

interface OnePage<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Every item of a list, however many pages it fills. */
export async function allPages<Item>(
  read: (query: { limit: string; cursor?: string }) => Promise<OnePage<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: OnePage<Item> = await read(cursor === null ? { limit: PAGE } : { limit: PAGE, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
