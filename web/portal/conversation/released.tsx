import { m } from "../../shared/paraglide/messages.js";
import type { DeskState } from "../desk/desk-state.ts";
import { Icon } from "../icon.tsx";

type Why = DeskState["released"][string];

const WHY: Record<Why["why"], () => string> = {
  closed: m.inbox_released_closed,
  transferred: m.inbox_released_transferred,
  taken: m.inbox_released_taken,
  lost: m.inbox_released_lost,
  expired: m.inbox_released_expired,
};

/** By whom, where a supervisor has done it. */
const BY: Partial<Record<Why["why"], (words: { by: string }) => string>> = {
  closed: m.inbox_released_closed_by,
  transferred: m.inbox_released_transferred_by,
  taken: m.inbox_released_taken_by,
};

/** Why the conversation is not ours any more. */
export function Released({ why: { why, by } }: { why: Why }) {
  return (
    <p class="strip good" role="status">
      <Icon name="check" />
      {by === undefined ? WHY[why]() : (BY[why]?.({ by }) ?? WHY[why]())}
    </p>
  );
}
