import type { UploadAccepted } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { figure } from "../number.ts";
import { badLines, linesIn } from "./bad-lines.ts";
import { FaultTable } from "./fault-table.tsx";
import { listColumn } from "./line-text.ts";

/** What was taken, and what will become of it as far as it is known. */
export function Accepted({ answer }: { answer: UploadAccepted }) {
  const { rows, header, preview, warnings } = answer;
  const doubtful = badLines(warnings);
  const count = linesIn(doubtful);
  const figures = [
    [preview.blocked, m.dialers_preview_blocked()],
    [preview.other, m.dialers_preview_other()],
    [preview.twice, m.dialers_preview_twice()],
    [preview.segments, m.dialers_preview_segments()],
  ] as const;
  return (
    <>
      <div class="upload-answer good" role="status">
        <Icon name="check" />
        <p>
          <strong>{m.dialers_accepted({ count: rows, shown: figure(rows) })}</strong> {m.dialers_accepted_goes()}{" "}
          {header && m.dialers_accepted_header()}
        </p>
      </div>
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
            {preview.samples.map(({ to, text, segments }, index) => (
              <li key={index}>
                <span class="upload-sample-to">{to}</span>
                <span>{text}</span>
                <span class="quiet">{m.dialers_segments({ count: segments, shown: figure(segments) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {doubtful.length > 0 && (
        <FaultTable
          title={m.dialers_warnings({ count, shown: figure(count) })}
          lines={doubtful}
          columnName={listColumn}
          take={m.dialers_warnings_download()}
          file="warnings.csv"
        />
      )}
    </>
  );
}
