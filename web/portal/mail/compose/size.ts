import type { FileReference } from "../../../../protocol/conversation-word.ts";

/** As it travels, three bytes take four, and every 57 a line's end. */
const TRAVELS = (4 / 3) * (78 / 76);

/** Bytes that a mail with these files takes on its way, about. */
export function travelSize(html: string, files: readonly Pick<FileReference, "size">[]): number {
  const words = 2 * new TextEncoder().encode(html).byteLength;
  return Math.ceil((words + files.reduce((sum, { size }) => sum + size, 0)) * TRAVELS);
}
