import { m } from "../../../shared/paraglide/messages.js";
import { SEND_KEY } from "./send-key.ts";
import type { Composing } from "./use-composing.ts";

/** EML-46 is one step away: *Send and close* asks what closing asks. */
export function SendButtons({ composing }: { composing: Composing }) {
  return (
    <>
      <wa-button
        class="send-and-close"
        size="s"
        appearance="outlined"
        disabled={composing.busy}
        onClick={() => composing.send("close")}
      >
        {m.mail_send_and_close()}
      </wa-button>
      <wa-button variant="brand" size="s" loading={composing.busy} onClick={() => composing.send()}>
        {m.inbox_send()}
        <kbd slot="end">{SEND_KEY}</kbd>
      </wa-button>
    </>
  );
}
