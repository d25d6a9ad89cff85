import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";

interface NameDialogProps {
  title: string;
  /** Empty for a new one. */
  name: string;
  keep: (name: string) => Promise<unknown>;
  closed: () => void;
}

/** The one field that a voice campaign has. */
export function NameDialog({ title, name, keep, closed }: NameDialogProps) {
  const typed = useSignal(name);
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const save = async (event: Event) => {
    event.preventDefault();
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    if (busy.value) return;
    busy.value = true;
    try {
      await keep(typed.value.trim());
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      const problem = problemOf(thrown);
      failure.value = problem.errors?.[0]?.detail ?? problemText(problem);
    } finally {
      busy.value = false;
    }
  };
  return (
    <Dialog
      label={title}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={save}>
            {m.members_voice_save()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={save}>
        <wa-input
          size="s"
          autofocus
          autocomplete="off"
          maxlength={64}
          label={m.members_voice_name()}
          class={failure.value === null ? "" : "bad"}
          value={typed.value}
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
