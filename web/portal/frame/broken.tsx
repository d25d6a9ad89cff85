import { m } from "../../shared/paraglide/messages.js";
import { Failed } from "../failed.tsx";

/** In the place of what could not be loaded or drawn: the page is asked for anew. */
export function Broken() {
  return (
    <div class="page-content">
      <Failed text={m.portal_broken()} again={() => location.reload()} />
    </div>
  );
}
