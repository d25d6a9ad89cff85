import { useSignal } from "@preact/signals";
import type { Erased } from "../../../../protocol/privacy.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Text } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";

/** What lives, or is still being told of, is asked for again so often. */
const MOST_TRIES = 50;
const PAUSE_MS = 500;

interface EraseDialogProps {
  address: string;
  erased: () => Promise<void>;
  closed: () => void;
}

/** Whoever erases writes once more whom: it cannot be taken back. */
export function EraseDialog({ address, erased, closed }: EraseDialogProps) {
  const progress = useSignal<Erased | null>(null);
  return (
    <RecordDialog
      title={m.privacy_erase_title({ address })}
      draft={{ again: "" }}
      act={m.privacy_erase_do()}
      say={() => m.privacy_again_wrong()}
      save={async ({ again }) => {
        // Also where it was refused: something of theirs has begun meanwhile, and is shown.
        await eraseAll(address, again, (now) => (progress.value = now)).finally(erased);
      }}
      closed={closed}
    >
      <p>{m.privacy_erase_what()}</p>
      <Text name="again" label={m.privacy_again()} longest={254} autofocus />
      {progress.value !== null && (
        <p role="status">{m.privacy_progress({ erased: progress.value.erased, left: progress.value.left })}</p>
      )}
      {(progress.value?.held ?? 0) > 0 && (
        <p class="bad-word">{m.privacy_held({ count: progress.value?.held ?? 0 })}</p>
      )}
    </RecordDialog>
  );
}

/** Bite after bite, until nothing is left that may go. */
async function eraseAll(address: string, again: string, tell: (progress: Erased) => void): Promise<void> {
  let [erased, after, idle] = [0, "", 0];
  for (;;) {
    const change = { json: { address, again, after } };
    const bite = (await answer(api.privacy.customer.erase.$post(change))) as Erased;
    erased += bite.erased;
    tell({ ...bite, erased });
    if (bite.left === 0 && bite.after === null) return;
    idle = bite.erased === 0 && bite.after === null ? idle + 1 : 0;
    if (idle >= MOST_TRIES) return;
    if (idle > 0) await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    after = bite.after ?? "";
  }
}
