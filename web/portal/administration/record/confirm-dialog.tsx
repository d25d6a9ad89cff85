import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";

interface ConfirmDialogProps {
  title: string;
  /** What follows from it. */
  what: string;
  act: string;
  carryOut: () => Promise<unknown>;
  closed: () => void;
}

/** Asks before what cannot be taken back. */
export function ConfirmDialog({ title, what, act, carryOut, closed }: ConfirmDialogProps) {
  const failure = useSignal<string | null>(null);
  const confirm = async (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    try {
      await carryOut();
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
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
          <wa-button variant="danger" onClick={confirm}>
            {act}
          </wa-button>
        </>
      }
    >
      <p>{what}</p>
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
    </Dialog>
  );
}
