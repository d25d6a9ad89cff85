import type { Recorded } from "../../protocol/recordings.ts";
import { viewOf } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";

/** An ended interaction as the staff saw it (WEB-92); null where there is none of that name, or it lives. */
export function recordedOf({ interactions, log, line }: ConversationParts, interaction: string): Recorded | null {
  const one = interactions.find(interaction);
  if (one === null || one.end === null) return null;
  const entries = log.entriesOf(interaction);
  const own = new Set(entries.map(({ id }) => id));
  return {
    entries,
    view: viewOf(one, line.view()),
    deliveries: [...log.fates()].flatMap(([entry, fate]) => (own.has(entry) ? [{ entry, ...fate }] : [])),
    seen: one.seen,
    ratingComment: one.rating?.comment ?? "",
  };
}
