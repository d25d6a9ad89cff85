import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";

interface LineActionsProps {
  /** `response 2`. */
  what: string;
  first: boolean;
  up: () => void;
  remove: () => void;
}

/** Order and removal of one line of a list. */
export function LineActions({ what, first, up, remove }: LineActionsProps) {
  const [higher, away] = [m.campaigns_move_up({ what }), m.campaigns_remove({ what })];
  return (
    <span class="line-actions">
      {!first && (
        <button type="button" class="icon-button turned" aria-label={higher} title={higher} onClick={up}>
          <Icon name="chevron-down" />
        </button>
      )}
      <button type="button" class="icon-button" aria-label={away} title={away} onClick={remove}>
        <Icon name="trash" />
      </button>
    </span>
  );
}

/** Exchanges a line with the one above it. */
export function moveUp<Line>(lines: Line[], index: number): void {
  lines.splice(Math.max(0, index - 1), 0, ...lines.splice(index, 1));
}
