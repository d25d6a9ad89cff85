import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DialerResource } from "../../../../protocol/dialer-fields.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { costShown, smsCost } from "../../composer/sms-cost.ts";
import { Icon } from "../../icon.tsx";
import { figure } from "../../number.ts";
import { type BadLine, linesIn } from "../bad-lines.ts";
import { dialerLines } from "../dialer-list.ts";
import { FaultTable } from "../fault-table.tsx";
import { listColumn, mailListColumn } from "../line-text.ts";
import { fileBeginning } from "./file-beginning.ts";
import { LetterPage } from "./letter-page.tsx";
import { Places } from "./places.tsx";
import { type PreviewedList, type PreviewedRow, previewed } from "./previewed.ts";
import "../mail/letter-dialog.css";

interface ListPreviewProps {
  dialer: DialerResource;
  file: File;
  upload: () => void;
  cancel: () => void;
}

/** The first rows of a list as their customers will get them, before anything of it is stored. */
export function ListPreview({ dialer, file, upload, cancel }: ListPreviewProps) {
  const list = useSignal<PreviewedList | null>(null);
  const place = useSignal(1);
  useEffect(() => {
    let current = true;
    list.value = null;
    place.value = 1;
    const names = (dialerLines.peek() ?? []).map((line) => line.dialer.name);
    void fileBeginning(file).then((beginning) => {
      if (current) list.value = previewed(dialer, names, beginning);
    });
    return () => {
      current = false;
    };
  }, [file, dialer.id]);
  const read = list.value;
  if (read === null) return null;
  const row = read.rows[place.value - 1];
  return (
    <div class="list-preview">
      <h3 class="upload-head">{m.dialers_before({ file: file.name })}</h3>
      {row === undefined ? (
        <p class="quiet">{m.dialers_before_none()}</p>
      ) : (
        <>
          {read.rows.length > 1 && (
            <Places place={place} last={read.rows.length} said={m.dialers_before_line({ line: figure(row.line) })} />
          )}
          <Row row={row} counted={dialer.channel === "sms"} />
        </>
      )}
      <Lines read={read} ofMails={dialer.channel === "email"} />
      <div class="list-preview-foot">
        <wa-button size="s" appearance="outlined" onClick={cancel}>
          {m.dialers_upload_cancel()}
        </wa-button>
        <wa-button size="s" variant="brand" onClick={upload}>
          {m.dialers_before_upload()}
        </wa-button>
      </div>
    </div>
  );
}

function Row({ row: { to, text, letter }, counted }: { row: PreviewedRow; counted: boolean }) {
  return (
    <>
      <dl class="letter-head">
        <dt>{m.mail_to()}</dt>
        <dd>{to}</dd>
        {letter !== null && (
          <>
            <dt>{m.mail_subject()}</dt>
            <dd>{letter.subject}</dd>
          </>
        )}
      </dl>
      {letter !== null && letter.missing.length > 0 && (
        <p class="strip near">
          <Icon name="alert" />
          {m.dialers_mail_letter_missing({ names: letter.missing.join(", ") })}
        </p>
      )}
      {letter === null ? <p class="list-preview-text">{text}</p> : <LetterPage html={letter.html} />}
      {counted && <Cost text={text} />}
    </>
  );
}

/** Parts and alphabet of an SMS, and what makes it dear. */
function Cost({ text }: { text: string }) {
  const cost = smsCost(text);
  if (cost === null) return null;
  const { alphabet, because, segments, costly } = costShown(cost);
  return (
    <p class={costly ? "segments-many" : "quiet"}>
      {m.dialers_segments({ count: segments, shown: figure(segments) })} · {alphabet}
      {because !== "" && `: ${m.dialers_unicode({ what: because })}`}
    </p>
  );
}

function Lines({ read: { faults, warnings, lines }, ofMails }: { read: PreviewedList; ofMails: boolean }) {
  const columnName = ofMails ? mailListColumn : listColumn;
  const table = (title: string, of: readonly BadLine[], file: string) =>
    of.length > 0 && (
      <FaultTable title={title} lines={of} columnName={columnName} take={m.dialers_warnings_download()} file={file} />
    );
  const [bad, doubtful] = [linesIn(faults), linesIn(warnings)];
  return (
    <>
      {table(m.dialers_bad_lines({ count: bad, shown: figure(bad) }), faults, "bad-lines.csv")}
      {table(m.dialers_warnings({ count: doubtful, shown: figure(doubtful) }), warnings, "warnings.csv")}
      <p class="quiet">{m.dialers_before_lines({ shown: figure(lines) })}</p>
    </>
  );
}
