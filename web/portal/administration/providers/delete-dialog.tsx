import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";
import { usesIn } from "./uses.ts";

interface DeleteDialogProps {
  name: string;
  /** What is lost by it; a provider's where nothing is said. */
  what?: string;
  remove: () => Promise<unknown>;
  closed: () => void;
}

/** SMS-9: asks first; what is still used stays, and says by whom. */
export function DeleteDialog({ name, what = m.providers_delete_what(), remove, closed }: DeleteDialogProps) {
  const refused = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const confirm = async (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    busy.value = true;
    try {
      await remove();
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      refused.value = problemOf(thrown);
    } finally {
      busy.value = false;
    }
  };
  const uses = usesIn(refused.value?.errors ?? []);
  return (
    <Dialog
      label={m.providers_delete_title({ name })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          {uses.length === 0 && (
            <wa-button variant="danger" loading={busy.value} onClick={confirm}>
              {m.providers_delete()}
            </wa-button>
          )}
        </>
      }
    >
      {uses.length === 0 ? (
        <>
          <p>{what}</p>
          <p role="alert" class="bad-word">
            {refused.value !== null && problemText(refused.value)}
          </p>
        </>
      ) : (
        <div role="alert">
          <p>{m.providers_delete_used()}</p>
          <ul class="provider-uses">
            {uses.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
