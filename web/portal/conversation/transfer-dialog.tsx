import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useSignal } from "@preact/signals";
import { mayTransfer } from "../../../domain/interaction/transfer-limit.ts";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { customerName } from "../inbox/rows.ts";
import { plain } from "../plain.ts";
import type { InteractionFacts } from "./facts.ts";
import { refusedText } from "./refused-text.ts";
import { Targets, type TransferTarget } from "./targets.tsx";

interface TransferDialogProps {
  held: HeldInteraction;
  facts: InteractionFacts;
  client: ConversationClient;
  closed: () => void;
}

const FIND_FROM = 8;

/** TRF-2: to a colleague or to a campaign's line, with a note that only the staff reads. */
export function TransferDialog({ held, facts, client, closed }: TransferDialogProps) {
  const chosen = useSignal<TransferTarget | null>(null);
  const find = useSignal("");
  const note = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const agents = (desk.value?.colleagues ?? []).map(({ id, name }) => ({ value: id, name, to: { agent: id } }));
  const all = desk.value?.campaigns ?? [];
  const limit = all.find(({ id }) => id === held.campaign)?.transferTo;
  const reached = all.filter(({ id }) => mayTransfer(limit, held.campaign, { campaign: id }));
  const campaigns = reached.map(({ id, name }) => ({ value: id, name, to: { campaign: id } }));
  const found = (targets: readonly TransferTarget[]) =>
    targets.filter(({ name }) => plain(name).includes(plain(find.value)));

  const transfer = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    if (chosen.value === null) {
      failure.value = m.inbox_transfer_needed();
      return;
    }
    busy.value = true;
    const { to } = chosen.value;
    const refused = await client.act({
      t: "transfer",
      id: crypto.randomUUID(),
      turn: facts.turn,
      note: note.value,
      to,
    });
    busy.value = false;
    if (refused === null) closed();
    else failure.value = refusedText(refused);
  };

  return (
    <Dialog
      label={m.inbox_transfer_title({ name: customerName(held) })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={transfer}>
            {m.inbox_transfer()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={transfer}>
        {agents.length + campaigns.length > FIND_FROM && (
          <label class="search-field">
            <Icon name="search" />
            <input
              type="search"
              placeholder={m.inbox_find_target()}
              aria-label={m.inbox_find_target()}
              onInput={(event) => {
                find.value = event.currentTarget.value;
              }}
            />
          </label>
        )}
        <Targets legend={m.inbox_to_colleague()} targets={found(agents)} chosen={chosen} />
        <Targets legend={m.inbox_to_campaign()} targets={found(campaigns)} chosen={chosen} />
        <wa-textarea
          label={m.inbox_transfer_note()}
          hint={m.inbox_transfer_note_hint()}
          size="s"
          rows={3}
          maxlength={1_000}
          onInput={(event: Event) => {
            note.value = (event.target as WaTextarea).value ?? "";
          }}
        />
        <p role="alert" class="bad-word">
          {failure.value}
        </p>
      </form>
    </Dialog>
  );
}
