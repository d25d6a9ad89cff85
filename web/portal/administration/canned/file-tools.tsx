import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { ChooseFile } from "../../dialers/drop-zone.tsx";
import { Dialog } from "../../frame/dialog.tsx";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { offerFile } from "../record/offer-file.ts";
import type { ListProps } from "./canned.tsx";
import { saveCanned } from "./door.ts";
import { type FileFault, merged, readResponses, responsesFile } from "./responses-file.ts";

const MOST_FAULTS = 20;

/** The list out to a file for a spreadsheet, and back in from one. */
export function FileTools(list: ListProps) {
  const { name, kept } = list;
  const read = useSignal<ReturnType<typeof readResponses> | null>(null);
  return (
    <>
      {kept.items.length > 0 && (
        <wa-button
          size="s"
          appearance="outlined"
          onClick={() =>
            offerFile(`canned-responses${name === null ? "" : `-${name}`}.csv`, "text/csv", responsesFile(kept.items))
          }
        >
          <span slot="start" class="button-icon">
            <Icon name="download" />
          </span>
          {m.settings_export()}
        </wa-button>
      )}
      <ChooseFile
        choose={m.settings_import()}
        chosen={async (file) => {
          read.value = readResponses(await file.text());
        }}
      />
      {read.value !== null && (
        <ImportDialog
          {...list}
          read={read.value}
          closed={() => {
            read.value = null;
          }}
        />
      )}
    </>
  );
}

interface ImportDialogProps extends ListProps {
  read: ReturnType<typeof readResponses>;
  closed: () => void;
}

/** What a file would change, before it does; a file with a wrong line changes nothing. */
function ImportDialog({ name, kept, saved, read, closed }: ImportDialogProps) {
  const failure = useSignal<string | null>(null);
  const { items, added, replaced } = merged(kept.items, read.items);
  const good = read.faults.length === 0 && read.items.length > 0;
  const carryOut = async (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    try {
      await saveCanned(name, { ...kept, items });
      await saved();
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  return (
    <Dialog
      label={m.settings_canned_import()}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          {good && (
            <wa-button variant="brand" onClick={carryOut}>
              {m.settings_import()}
            </wa-button>
          )}
        </>
      }
    >
      {good && <p>{m.settings_canned_import_what({ added, replaced })}</p>}
      {!good && read.faults.length === 0 && <p>{m.settings_canned_import_empty()}</p>}
      {read.faults.length > 0 && (
        <>
          <p>{m.settings_canned_import_faults({ count: read.faults.length })}</p>
          <ul class="canned-faults">
            {read.faults.slice(0, MOST_FAULTS).map((fault) => (
              <li key={fault.line}>{m.settings_line_fault({ line: fault.line, why: faultText(fault) })}</li>
            ))}
          </ul>
        </>
      )}
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
    </Dialog>
  );
}

function faultText({ why }: FileFault): string {
  const texts: Record<FileFault["why"], () => string> = {
    malformed: m.settings_fault_malformed,
    columns: m.settings_fault_columns,
    key: m.campaigns_error_key,
    text: m.settings_fault_text,
    folder: m.settings_fault_folder,
    twice: m.settings_canned_twice,
  };
  return texts[why]();
}
