import type { DialerChannel } from "../../../protocol/dialer-fields.ts";
import { m } from "../../shared/paraglide/messages.js";
import { BlackListUpload } from "./black-list-upload.tsx";

/** The way to the black list, and its upload, beside a board. */
export function BlackListPanel({ channel }: { channel: DialerChannel }) {
  return (
    <section class="panel" aria-labelledby="dialer-black-list">
      <header class="panel-head">
        <h2 id="dialer-black-list">{m.dialers_black_list()}</h2>
        <wa-button size="s" appearance="plain" href="/black-list">
          {m.dialers_black_list_open()}
        </wa-button>
      </header>
      <div class="panel-part">
        <BlackListUpload column={channel === "email" ? "email" : "phone"} />
        <p class="quiet dialer-note">{m.dialers_black_list_hint()}</p>
      </div>
    </section>
  );
}
