import { exportedLine } from "../../../../domain/dialer/exported-line.ts";
import type { PeopleUploaded } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { ChooseFile, DropZone } from "../../dialers/drop-zone.tsx";
import { Refused } from "../../dialers/refused.tsx";
import { SentFile } from "../../dialers/sent-file.tsx";
import { useUpload } from "../../dialers/use-upload.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { Icon } from "../../icon.tsx";
import { offerFile } from "../record/offer-file.ts";

interface UploadDialogProps {
  done: () => Promise<void>;
  closed: () => void;
}

/** People from a file, a line each: all of them or nobody. Their passwords are shown this once. */
export function UploadDialog({ done, closed }: UploadDialogProps) {
  const { upload, start, cancel } = useUpload<PeopleUploaded>(
    () => "/users/uploads",
    () => void done(),
  );
  const now = upload.value;
  return (
    <Dialog
      label={m.people_upload_title()}
      class="record-dialog wide"
      modal
      closed={closed}
      footer={
        <wa-button appearance="outlined" data-dialog="close">
          {m.blacklist_close()}
        </wa-button>
      }
    >
      <div class="black-list-upload">
        <p class="quiet page-lead">{m.people_upload_hint()}</p>
        {now.at === "nothing" ? (
          <DropZone choose={m.people_upload_choose()} chosen={start}>
            <code>username;full name;role;groups;extension;language</code>
          </DropZone>
        ) : (
          <SentFile upload={now} cancel={cancel} />
        )}
        {now.at === "unfit" && (
          <div class="upload-answer bad" role="alert">
            <Icon name="alert" />
            <p>{now.complaint}</p>
          </div>
        )}
        {now.at === "refused" && <Refused problem={now.problem} name={now.file.name} columnName={peopleColumn} />}
        {now.at === "accepted" && <Created {...now.answer} />}
        {(now.at === "unfit" || now.at === "refused") && (
          <div>
            <ChooseFile choose={m.dialers_upload_another()} chosen={start} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Created({ created }: PeopleUploaded) {
  const take = () => {
    const lines = created.map(({ username, name, password }) => exportedLine([username, name, password]));
    const header = exportedLine([m.people_username(), m.people_name(), m.portal_password()]);
    // With a byte order mark, or spreadsheets misread the accents.
    offerFile("passwords.csv", "text/csv", ["\ufeff", header, ...lines].join(""));
  };
  return (
    <>
      <div class="upload-answer good" role="status">
        <Icon name="check" />
        <p>{m.people_upload_done({ count: created.length })}</p>
      </div>
      <div>
        <wa-button size="s" variant="brand" onClick={take}>
          <span slot="start" class="button-icon">
            <Icon name="download" />
          </span>
          {m.people_upload_passwords()}
        </wa-button>
      </div>
    </>
  );
}

const COLUMNS = [
  m.people_username,
  m.people_name,
  m.people_role,
  m.people_groups,
  m.people_extension,
  m.people_language,
] as const;

function peopleColumn(column: number | null): string {
  return column === null ? m.dialers_bad_whole() : (COLUMNS[column - 1]?.() ?? String(column));
}
