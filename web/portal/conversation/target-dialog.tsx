import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { type Signal, useSignal } from "@preact/signals";
import type { Readiness } from "../../../domain/routing/readiness.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { plain } from "../plain.ts";
import { Targets, type TransferTarget } from "./targets.tsx";

interface Named {
  id: string;
  name: string;
}

interface TargetDialogProps {
  /** Of whoever is given away. */
  name: string;
  agents: readonly (Named & { readiness?: Readiness })[];
  campaigns: readonly Named[];
  /** There is a field to find one of them in. */
  finds: boolean;
  failure: Signal<string | null>;
  /** Null: it was carried out; else why not. */
  give: (to: TransferTarget, note: string) => Promise<string | null>;
  closed: () => void;
}

/** To whom an interaction goes: an agent or a campaign's line, with a note that only the staff reads. */
export function TargetDialog({ name, agents, campaigns, finds, failure, give, closed }: TargetDialogProps) {
  const chosen = useSignal<TransferTarget | null>(null);
  const find = useSignal("");
  const note = useSignal("");
  const busy = useSignal(false);
  const found = <One extends Named>(named: readonly One[]) =>
    named.filter((one) => plain(one.name).includes(plain(find.value)));
  const toAgents = found(agents).map(({ id, ...one }) => ({ ...one, value: id, to: { agent: id } }));
  const toCampaigns = found(campaigns).map(({ id, ...one }) => ({ ...one, value: id, to: { campaign: id } }));

  const confirmed = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    if (chosen.value === null) {
      failure.value = m.inbox_transfer_needed();
      return;
    }
    busy.value = true;
    failure.value = await give(chosen.value, note.value);
    busy.value = false;
    if (failure.value === null) closed();
  };

  return (
    <Dialog
      label={m.inbox_transfer_title({ name })}
      modal
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={confirmed}>
            {m.inbox_transfer()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={confirmed}>
        {finds && (
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
        <Targets legend={m.inbox_to_colleague()} targets={toAgents} chosen={chosen} />
        <Targets legend={m.inbox_to_campaign()} targets={toCampaigns} chosen={chosen} />
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
