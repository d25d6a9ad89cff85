import { useSignal } from "@preact/signals";
import type { DialerChannel } from "../../../protocol/dialer-fields.ts";
import type { UploadLine } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { namesOf } from "../administration/record/record-list.tsx";
import { moment } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { figure } from "../number.ts";
import { can } from "../session.ts";
import { addressOf } from "./address.ts";
import { resultsHref } from "./door.ts";
import { Activation } from "./mail/activation.tsx";
import { LetterDialog } from "./mail/letter-dialog.tsx";
import "../administration/campaigns/list.css";

const STATES: Record<UploadLine["state"], readonly [tone: string, text: () => string]> = {
  receiving: ["near", m.dialers_upload_receiving],
  accepted: ["good", m.dialers_upload_accepted],
  inactive: ["", m.dialers_upload_inactive],
  refused: ["late", m.dialers_upload_refused],
  deleted: ["", m.dialers_upload_deleted],
};

interface UploadsProps {
  name: string;
  channel: DialerChannel;
  uploads: readonly UploadLine[];
  /** Reads the board anew. */
  read: () => Promise<void>;
}

/** The dialer's lists, the newest first, each with its results; of mails one is active (EML-73, EML-81). */
export function Uploads({ name, channel, uploads, read }: UploadsProps) {
  const ofMails = channel === "email";
  const columns = [m.dialers_upload_file(), m.dialers_upload_rows(), m.dialers_upload_state(), m.dialers_upload_when()];
  return (
    <section class="panel dialer-uploads" aria-labelledby="dialer-uploads">
      <header class="panel-head">
        <h2 id="dialer-uploads">{m.dialers_uploads()}</h2>
        {can("dialers.run") && (
          <div class="row-actions">
            <wa-button size="s" appearance="plain" href={`${addressOf(name)}/results`}>
              {m.dialers_rows()}
            </wa-button>
            {/* Single messages are in no list, and have results too. */}
            <wa-button size="s" appearance="plain" href={resultsHref(name)} download={`${name}-results.csv`}>
              <span slot="start" class="button-icon">
                <Icon name="download" />
              </span>
              {m.dialers_results_all()}
            </wa-button>
          </div>
        )}
      </header>
      {uploads.length === 0 ? (
        <p class="panel-part quiet">{m.dialers_uploads_none()}</p>
      ) : (
        <div class="table-box">
          <table class="campaigns-table dialer-table record-cards" style={namesOf(columns)}>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" class={index === 1 ? "figure" : ""}>
                    {column}
                  </th>
                ))}
                <th scope="col">
                  <span class="visually-hidden">{m.dialers_results()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {uploads
                .toSorted((a, b) => b.at - a.at)
                .map((upload) => (
                  <Line key={upload.id} name={name} upload={upload} ofMails={ofMails} read={read} />
                ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface LineProps {
  name: string;
  upload: UploadLine;
  ofMails: boolean;
  read: () => Promise<void>;
}

function Line({ name, upload, ofMails, read }: LineProps) {
  const [tone, text] = STATES[upload.state];
  const active = ofMails && upload.state === "accepted";
  const waits = ofMails && upload.state === "inactive";
  const label = m.dialers_results_of({ file: upload.file });
  const preview = `${m.dialers_mail_letter()} ${upload.file}`;
  const looks = useSignal(false);
  return (
    <tr>
      <th scope="row" class="cut dialer-file" title={upload.file}>
        {upload.file}
      </th>
      <td class="figure">{figure(upload.rows)}</td>
      <td>
        <span class={`chip ${tone}`}>{active ? m.dialers_active() : text()}</span>
      </td>
      <td class="dialer-uploaded">
        {moment(upload.at)}
        <span class="quiet cut" title={m.dialers_uploaded_by({ name: upload.by })}>
          {upload.by}
        </span>
      </td>
      <td class="dialer-upload-acts">
        {(active || waits) && (
          <button
            type="button"
            class="icon-button"
            aria-label={preview}
            title={preview}
            onClick={() => {
              looks.value = true;
            }}
          >
            <Icon name="eye" />
          </button>
        )}
        {looks.value && (
          <LetterDialog
            dialer={name}
            list={upload}
            closed={() => {
              looks.value = false;
            }}
          />
        )}
        {(active || waits) && can("dialers.run") && <Activation dialer={name} list={upload} read={read} />}
        {can("dialers.run") && (upload.state === "accepted" || upload.state === "deleted" || waits) && (
          <a class="icon-button" href={resultsHref(name, upload.id)} download aria-label={label} title={label}>
            <Icon name="download" />
          </a>
        )}
      </td>
    </tr>
  );
}
