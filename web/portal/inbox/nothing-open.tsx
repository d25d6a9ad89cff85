import { m } from "../../shared/paraglide/messages.js";

export function NothingOpen() {
  return (
    <div class="nothing-open">
      <div class="empty">
        <strong>{m.inbox_nothing_open()}</strong>
        {m.inbox_nothing_open_before()} <kbd>j</kbd> <kbd>k</kbd> {m.inbox_nothing_open_after()} <kbd>?</kbd>
      </div>
    </div>
  );
}
