import type { Disposition } from "../../../protocol/conversation-socket.ts";

/** `Reclamo › Envío · the comment`; empty for none. */
export function dispositionText(disposition: Disposition | null): string {
  if (disposition === null) return "";
  return [disposition.levels.join(" › "), disposition.comment].filter((part) => part !== "").join(" · ");
}
