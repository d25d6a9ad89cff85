import { m } from "../../shared/paraglide/messages.js";
import { Page } from "../frame/page.tsx";

export function Inbox() {
  return (
    <Page title={m.portal_inbox()} bare>
      <div />
    </Page>
  );
}
