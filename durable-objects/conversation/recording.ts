import type { Recorded } from "../../protocol/recordings.ts";
import { viewOf } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";

/** An ended interaction as the staff saw it (WEB-92); null where there is none of that name, or it lives. */
export function recordedOf({ interactions, log, line }: ConversationParts, interaction: string): Recorded | null {
  const one = interactions.find(interaction);
  if (one === null || one.end === null) return null;
  const entries = log.entriesOf(interaction);
  const fates = log.fates();
  return {
    entries,
    view: viewOf(one, line.view()),
    deliveries: entries.flatMap(({ id, leaving }) => {
      const fate = fates.get(id) ?? (leaving && { state: "sending", reason: "" });
      return fate === undefined ? [] : [{ entry: id, ...fate }];
    }),
    seen: one.seen,
    ratingComment: one.rating?.comment ?? "",
  };
}
