import { m } from "../../shared/paraglide/messages.js";
import { Page } from "./page.tsx";

/** No such address, or not for this role: one answer for both. */
export function NotFound() {
  return (
    <Page title={m.portal_not_found()}>
      <div class="empty">
        <strong>{m.portal_not_found_here()}</strong>
        <a href="/inbox">{m.portal_to_inbox()}</a>
      </div>
    </Page>
  );
}
