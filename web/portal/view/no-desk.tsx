import { m } from "../../shared/paraglide/messages.js";
import { usePageTitle } from "../frame/page.tsx";
import { principal } from "../session.ts";

/** In place of the inbox and the mails of who is looked at: their desk stays theirs. */
export function NoDesk() {
  usePageTitle(m.portal_inbox());
  return (
    <div class="nothing-open">
      <div class="empty">
        <strong>{m.portal_view_no_desk()}</strong>
        {m.portal_view_no_desk_hint({ name: principal.value?.name ?? "" })}
      </div>
    </div>
  );
}
