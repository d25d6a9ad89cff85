import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Watched } from "../../../protocol/boards.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { Targets, type TransferTarget } from "../conversation/targets.tsx";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { plain } from "../plain.ts";
import { problemText } from "../problem-text.ts";
import type { ActedOn } from "./asked.ts";
import { act } from "./carry-out.ts";

/** To an agent of the campaigns that one watches, or to another campaign's line, with a note that only the staff reads. */
export function GiveDialog({ one, closed }: { one: ActedOn; closed: () => void }) {
  const known = useSignal<Watched | null>(null);
  const chosen = useSignal<TransferTarget | null>(null);
  const find = useSignal("");
  const note = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  useEffect(() => {
    answer(api.boards.$get()).then(
      (watched) => {
        known.value = watched as Watched;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  }, [known, failure]);
  const found = (all: readonly TransferTarget[]) => all.filter(({ name }) => plain(name).includes(plain(find.value)));
  const agents = (known.value?.agents ?? []).map(({ id, name }) => ({ value: id, name, to: { agent: id } }));
  const campaigns = (known.value?.campaigns ?? [])
    .filter(({ id, channel }) => channel === one.campaign.channel && id !== one.campaign.id)
    .map(({ id, name }) => ({ value: id, name, to: { campaign: id } }));
  const give = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const target = chosen.value;
    if (target === null) {
      failure.value = m.inbox_transfer_needed();
      return;
    }
    busy.value = true;
    const wanted = "agent" in target.to ? ("assign" as const) : ("move" as const);
    failure.value = await act(one, { act: wanted, to: target.value, note: note.value });
    busy.value = false;
    if (failure.value === null) closed();
  };
  return (
    <Dialog
      label={m.inbox_transfer_title({ name: one.name })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={give}>
            {m.inbox_transfer()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={give}>
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
