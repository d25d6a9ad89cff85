import { useSignal } from "@preact/signals";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../frame/dialog.tsx";
import { customerName } from "../inbox/rows.ts";
import type { InteractionFacts } from "./facts.ts";
import { refusedText } from "./refused-text.ts";

interface OptOutDialogProps {
  facts: InteractionFacts;
  client: ConversationClient;
  closed: () => void;
}

/** The customer asked the agent not to be written to: noted on the black list of this sender, once it was confirmed. */
export function OptOutDialog({ facts, client, closed }: OptOutDialogProps) {
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const optOut = async () => {
    if (busy.value) return;
    busy.value = true;
    const refused = await client.act({ t: "opt-out", id: crypto.randomUUID() });
    busy.value = false;
    if (refused === null) closed();
    else failure.value = refusedText(refused);
  };
  return (
    <Dialog
      label={m.inbox_opt_out_title({ name: customerName(facts) })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="danger" loading={busy.value} onClick={optOut}>
            {m.inbox_opt_out()}
          </wa-button>
        </>
      }
    >
      <p>{m.inbox_opt_out_what({ address: facts.line?.address ?? "", sender: facts.line?.sender ?? "" })}</p>
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
    </Dialog>
  );
}
