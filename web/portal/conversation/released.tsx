import { m } from "../../shared/paraglide/messages.js";
import type { DeskState } from "../desk/desk-state.ts";
import { Icon } from "../icon.tsx";

const WHY: Record<DeskState["released"][string], () => string> = {
  closed: m.inbox_released_closed,
  transferred: m.inbox_released_transferred,
  taken: m.inbox_released_taken,
  lost: m.inbox_released_lost,
  expired: m.inbox_released_expired,
};

/** Why the conversation is not ours any more. */
export function Released({ why }: { why: DeskState["released"][string] }) {
  return (
    <p class="strip good" role="status">
      <Icon name="check" />
      {WHY[why]()}
    </p>
  );
}
