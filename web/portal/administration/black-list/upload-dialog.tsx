import { m } from "../../../shared/paraglide/messages.js";
import { BlackListUpload } from "../../dialers/black-list-upload.tsx";
import { Dialog } from "../../frame/dialog.tsx";

interface UploadDialogProps {
  done: () => Promise<void>;
  closed: () => void;
}

/** SMS-119: `phone;campaign;` a line. */
export function UploadDialog({ done, closed }: UploadDialogProps) {
  return (
    <Dialog
      label={m.blacklist_upload_title()}
      class="record-dialog wide"
      modal
      closed={closed}
      footer={
        <wa-button appearance="outlined" data-dialog="close">
          {m.blacklist_close()}
        </wa-button>
      }
    >
      <p class="quiet page-lead">{m.blacklist_upload_hint()}</p>
      <BlackListUpload done={() => void done()} />
    </Dialog>
  );
}
