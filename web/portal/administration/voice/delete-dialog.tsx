import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import type { VoiceCampaignLine } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";

interface DeleteDialogProps {
  line: VoiceCampaignLine;
  remove: () => Promise<unknown>;
  closed: () => void;
}

/** Says whom it silences before it is done. */
export function DeleteDialog({ line, remove, closed }: DeleteDialogProps) {
  const failure = useSignal<string | null>(null);
  const confirm = async (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    try {
      await remove();
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  return (
    <Dialog
      label={m.members_voice_delete_title({ name: line.name })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="danger" onClick={confirm}>
            {m.members_voice_delete_do()}
          </wa-button>
        </>
      }
    >
      <p>{m.members_voice_delete_what({ count: line.members })}</p>
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
    </Dialog>
  );
}
