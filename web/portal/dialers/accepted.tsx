import type { DialerChannel } from "../../../protocol/dialer-fields.ts";
import type { UploadAccepted } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { figure } from "../number.ts";
import { can } from "../session.ts";
import { badLines, linesIn } from "./bad-lines.ts";
import { FaultTable } from "./fault-table.tsx";
import { listColumn, mailListColumn } from "./line-text.ts";
import { Activation } from "./mail/activation.tsx";

interface AcceptedProps {
  answer: UploadAccepted;
  /** Name of what was uploaded. */
  file: string;
  /** Of the dialer. */
  name: string;
  channel: DialerChannel;
  read: () => Promise<void>;
}

/** What was taken, and what will become of it as far as it is known. */
export function Accepted({ answer, file, name, channel, read }: AcceptedProps) {
  const ofMails = channel === "email";
  const { rows, header, preview, warnings } = answer;
  const doubtful = badLines(warnings);
  const count = linesIn(doubtful);
  const figures = [
    [preview.blocked, m.dialers_preview_blocked()],
    [preview.other, ofMails ? m.dialers_mail_wrong_address() : m.dialers_preview_other()],
    [preview.twice, ofMails ? m.dialers_mail_preview_twice() : m.dialers_preview_twice()],
    ...(ofMails ? [] : ([[preview.segments, m.dialers_preview_segments()]] as const)),
  ] as const;
  return (
    <>
      <div class="upload-answer good" role="status">
        <Icon name="check" />
        <p>
          <strong>{m.dialers_accepted({ count: rows, shown: figure(rows) })}</strong>{" "}
          {ofMails ? m.dialers_mail_accepted_goes() : m.dialers_accepted_goes()} {header && m.dialers_accepted_header()}
        </p>
      </div>
      {ofMails && can("dialers.run") && (
        <Activation dialer={name} list={{ id: answer.uploadId, file, state: "inactive" }} read={read} />
      )}
      <h3 class="upload-head">{m.dialers_preview()}</h3>
      <ul class="upload-preview">
        {figures.map(([number, words]) => (
          <li key={words}>
            <strong>{figure(number)}</strong> {words}
          </li>
        ))}
      </ul>
      {preview.samples.length > 0 && (
        <>
          <h3 class="upload-head">{m.dialers_preview_samples()}</h3>
          <ul class="upload-samples">
            {preview.samples.map(({ to, subject, text, segments }, index) => (
              <li key={index}>
                <span class="upload-sample-to">{to}</span>
                <span>
                  {subject !== null && <strong>{subject} </strong>}
                  {text}
                </span>
                {!ofMails && (
                  <span class="quiet">{m.dialers_segments({ count: segments, shown: figure(segments) })}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {doubtful.length > 0 && (
        <FaultTable
          title={m.dialers_warnings({ count, shown: figure(count) })}
          lines={doubtful}
          columnName={ofMails ? mailListColumn : listColumn}
          take={m.dialers_warnings_download()}
          file="warnings.csv"
        />
      )}
    </>
  );
}
