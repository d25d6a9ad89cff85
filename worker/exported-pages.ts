import { exportedLine } from "../domain/dialer/exported-line.ts";

/** Records that are asked for at once. */
const PAGE = 1_000;
/** Spreadsheets take the text for UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";

interface Asked {
  limit: number;
  cursor: string | undefined;
}

interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

/**
 * A list as CSV, page after page as the reader takes it: a million records need no more memory than a thousand.
 * `headings` are separated by blanks; `lineOf` gives a line with its end.
 */
export function exportedPages<Item>(
  headings: string,
  read: (asked: Asked) => Promise<Page<Item>>,
  lineOf: (item: Item) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(BYTE_ORDER_MARK + exportedLine(headings.split(" "))));
      begun = true;
      const page = await read({ limit: PAGE, cursor });
      if (page.items.length > 0) controller.enqueue(encoder.encode(page.items.map(lineOf).join("")));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) controller.close();
    },
  });
}
