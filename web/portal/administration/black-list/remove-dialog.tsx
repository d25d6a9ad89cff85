import type { BlockedAddress } from "../../../../protocol/black-list.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Text } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { blackListErrorText } from "./error-text.ts";

interface RemoveDialogProps {
  entry: BlockedAddress;
  saved: () => Promise<void>;
  closed: () => void;
}

/** Taken off with a reason, which stays in the audit log. */
export function RemoveDialog({ entry: { id, address, source }, saved, closed }: RemoveDialogProps) {
  return (
    <RecordDialog
      title={m.blacklist_remove_title({ number: address })}
      act={m.blacklist_remove_do()}
      draft={{ reason: "" }}
      say={blackListErrorText}
      save={async (reason) => {
        const form = { param: { id: String(id) }, json: reason };
        await answer(api.blacklist[":id"].$delete(form));
        await saved();
      }}
      closed={closed}
    >
      <p>{source === "customer" ? m.blacklist_remove_stop() : m.blacklist_remove_what()}</p>
      <Text name="reason" label={m.blacklist_remove_reason()} longest={500} required autofocus />
    </RecordDialog>
  );
}
