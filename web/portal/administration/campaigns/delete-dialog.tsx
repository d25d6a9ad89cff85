import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";

interface DeleteDialogProps {
  name: string;
  deleted: () => void;
  closed: () => void;
}

/** WEB-7: deleting asks for the campaign's name, since nothing brings it back. */
export function DeleteDialog({ name, deleted, closed }: DeleteDialogProps) {
  const typed = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);

  const remove = async (event: Event) => {
    event.preventDefault();
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    if (busy.value || typed.value.trim() !== name) return;
    busy.value = true;
    try {
      await answer(api.campaigns[":name"].$delete({ param: { name } }));
      deleted();
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    } finally {
      busy.value = false;
    }
  };

  return (
    <Dialog
      label={m.campaigns_delete_title({ name })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="danger" disabled={typed.value.trim() !== name} loading={busy.value} onClick={remove}>
            {m.campaigns_delete_do()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={remove}>
        <p>{m.campaigns_delete_what()}</p>
        <wa-input
          size="s"
          autofocus
          autocomplete="off"
          label={m.campaigns_delete_type({ name })}
          onInput={(event: Event) => {
            typed.value = (event.currentTarget as WaInput).value ?? "";
          }}
        />
        <p role="alert" class="bad-word">
          {failure.value}
        </p>
      </form>
    </Dialog>
  );
}
