export interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

/** So many pages as one, from the cursor on (null: from the first), or as many as there are. */
export async function severalPages<Item>(
  ask: (cursor: { cursor?: string }) => Promise<Page<Item>>,
  from: string | null,
  many: number,
): Promise<Page<Item>> {
  const { items, nextCursor } = await ask(from === null ? {} : { cursor: from });
  if (many <= 1 || nextCursor === null) return { items, nextCursor };
  const rest = await severalPages(ask, nextCursor, many - 1);
  return { ...rest, items: [...items, ...rest.items] };
}
