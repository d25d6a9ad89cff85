import { useSignal } from "@preact/signals";
import type { BlackListUploaded } from "../../../protocol/black-list.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { Icon } from "../icon.tsx";
import { figure } from "../number.ts";
import { badLines, linesIn } from "./bad-lines.ts";
import { ChooseFile, DropZone } from "./drop-zone.tsx";
import { FaultTable } from "./fault-table.tsx";
import { blackListColumn } from "./line-text.ts";
import { Refused } from "./refused.tsx";
import { SentFile } from "./sent-file.tsx";
import { useUpload } from "./use-upload.ts";

interface BlackListUploadProps {
  /** What the first column is called: both kinds of address are taken everywhere. */
  column?: "phone" | "email";
  done?: () => void;
}

/** SMS-119: who is not written to, `phone;campaign;` a line, all of the file or nothing of it. */
export function BlackListUpload({ column = "phone", done }: BlackListUploadProps) {
  const registry = useSignal(false);
  const { upload, start, cancel, forget } = useUpload<BlackListUploaded>(
    ({ name }, meant) => {
      const query = { name, registry: String(registry.value), all: String(meant) };
      return `/blacklist/uploads?${new URLSearchParams(query)}`;
    },
    () => done?.(),
  );
  const now = upload.value;
  return (
    <div class="black-list-upload">
      {now.at === "nothing" ? (
        <DropZone choose={m.dialers_black_list_choose()} chosen={start}>
          <code>{column};campaign;</code>
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
      {now.at === "refused" && <Refused problem={now.problem} name={now.file.name} columnName={blackListColumn} />}
      {now.at === "accepted" && <Done answer={now.answer} />}
      {now.at !== "nothing" && now.at !== "sending" && (
        <div>
          <ChooseFile choose={m.dialers_upload_another()} chosen={start} />
        </div>
      )}
      {now.at === "asking" && (
        <ConfirmDialog
          title={m.dialers_black_list_all_title()}
          what={allText(now.problem)}
          act={m.dialers_black_list_all_do()}
          carryOut={async () => start(now.file, true)}
          closed={() => upload.value.at === "asking" && forget()}
        />
      )}
      <label class="dialer-tick">
        <input
          type="checkbox"
          checked={registry.value}
          onChange={(event) => {
            registry.value = event.currentTarget.checked;
          }}
        />
        <span>{m.dialers_black_list_registry()}</span>
      </label>
    </div>
  );
}

/** How many numbers the file blocks in all campaigns. */
function allText({ errors = [] }: Problem): string {
  const count = Number(errors[0]?.detail ?? 0);
  return m.dialers_black_list_all_what({ count, shown: figure(count) });
}

function Done({ answer: { rows, added, warnings } }: { answer: BlackListUploaded }) {
  const doubtful = badLines(warnings);
  const count = linesIn(doubtful);
  return (
    <>
      <div class="upload-answer good" role="status">
        <Icon name="check" />
        <p>{m.dialers_black_list_done({ count: rows, shown: figure(rows), added: figure(added) })}</p>
      </div>
      {doubtful.length > 0 && (
        <FaultTable
          title={m.dialers_warnings({ count, shown: figure(count) })}
          lines={doubtful}
          columnName={blackListColumn}
          take={m.dialers_warnings_download()}
          file="warnings.csv"
        />
      )}
    </>
  );
}
