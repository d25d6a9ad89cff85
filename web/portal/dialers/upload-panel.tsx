import { useSignal } from "@preact/signals";
import type { DialerResource } from "../../../protocol/dialer-fields.ts";
import type { UploadAccepted } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { Icon } from "../icon.tsx";
import { Accepted } from "./accepted.tsx";
import { uploadPath } from "./door.ts";
import { ChooseFile, DropZone } from "./drop-zone.tsx";
import { fileComplaint } from "./file-check.ts";
import { listColumn, mailListColumn } from "./line-text.ts";
import { ListPreview } from "./preview/list-preview.tsx";
import { Refused } from "./refused.tsx";
import { SentFile } from "./sent-file.tsx";
import { useUpload } from "./use-upload.ts";

interface UploadPanelProps {
  dialer: DialerResource;
  /** Reads the board anew. */
  read: () => Promise<void>;
}

/** SMS-121: a list is looked at, then goes in whole or not at all, with each bad line named. */
export function UploadPanel({ dialer, read }: UploadPanelProps) {
  const { name, channel } = dialer;
  const { upload, start, cancel, forget } = useUpload<UploadAccepted>(
    (file, again) => uploadPath(name, file.name, again),
    () => void read(),
  );
  const looked = useSignal<File | null>(null);
  const now = upload.value;
  /** What cannot be a list is refused at once; the rest is shown first. */
  const choose = (file: File) => {
    const shows = fileComplaint(file) === null;
    looked.value = shows ? file : null;
    if (shows) forget();
    else start(file);
  };
  const seen = looked.value;
  return (
    <section class="panel" aria-labelledby="dialer-upload">
      <header class="panel-head">
        <h2 id="dialer-upload">{m.dialers_upload()}</h2>
        {((now.at !== "nothing" && now.at !== "sending") || seen !== null) && (
          <ChooseFile choose={m.dialers_upload_another()} chosen={choose} />
        )}
      </header>
      <div class="panel-part">
        {seen !== null && (
          <ListPreview
            dialer={dialer}
            file={seen}
            upload={() => {
              looked.value = null;
              start(seen);
            }}
            cancel={() => {
              looked.value = null;
            }}
          />
        )}
        {seen === null && now.at === "nothing" && (
          <>
            <DropZone choose={m.dialers_upload_choose()} chosen={choose}>
              {m.dialers_upload_drop()}
            </DropZone>
            {channel === "email" ? <MailColumns /> : <Columns />}
          </>
        )}
        {now.at !== "nothing" && <SentFile upload={now} cancel={cancel} />}
        {now.at === "unfit" && (
          <div class="upload-answer bad" role="alert">
            <Icon name="alert" />
            <p>
              <strong>{m.dialers_refused()}</strong> {now.complaint}
            </p>
          </div>
        )}
        {now.at === "accepted" && (
          <Accepted answer={now.answer} file={now.file.name} name={name} channel={channel} read={read} />
        )}
        {now.at === "refused" && (
          <Refused
            problem={now.problem}
            name={now.file.name}
            columnName={channel === "email" ? mailListColumn : listColumn}
          />
        )}
      </div>
      {now.at === "asking" && (
        <ConfirmDialog
          title={m.dialers_same_title()}
          what={m.dialers_same_what()}
          act={m.dialers_same_yes()}
          carryOut={async () => start(now.file, true)}
          closed={() => upload.value.at === "asking" && forget()}
        />
      )}
    </section>
  );
}

/** SMS-60: what a line looks like. */
function Columns() {
  return (
    <div class="upload-columns quiet">
      <p>
        {m.dialers_upload_columns()} <code>campaign;destiny;message;priority</code>
      </p>
      <p>{m.dialers_upload_columns_more({ first: "${1}", second: "${2}" })}</p>
    </div>
  );
}

/** EML-70, EML-71. */
function MailColumns() {
  return (
    <div class="upload-columns quiet">
      <p>
        {m.dialers_mail_upload_columns()} <code>campaign;email;message-or-subject;template;variables;priority</code>
      </p>
      <p>{m.dialers_mail_upload_columns_more({ pairs: '"Var1":"value","Var2":"value"' })}</p>
    </div>
  );
}
