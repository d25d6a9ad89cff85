import { useSignal } from "@preact/signals";
import { MAX_CANNED_FILES } from "../../../../protocol/configuration.ts";
import type { FileReference } from "../../../../protocol/conversation-word.ts";
import { ACCEPTED_FILES } from "../../../../protocol/files.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, problemOf } from "../../api.ts";
import { ChooseFile } from "../../dialers/drop-zone.tsx";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { useField } from "../record/record-form.ts";

/** What goes along with a response: kept as soon as it is chosen, named when the response is saved. */
export function ResponseFiles() {
  const { value, set } = useField("files", m.settings_canned_files());
  const files = Array.isArray(value) ? (value as FileReference[]) : [];
  const failure = useSignal<string | null>(null);
  const add = async (file: File) => {
    failure.value = null;
    try {
      const kept = (await answer(keep(file))) as { file: FileReference };
      set([...files, kept.file]);
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  return (
    <fieldset class="canned-files" id="field-files" tabIndex={-1}>
      <legend>{m.settings_canned_files()}</legend>
      <ul>
        {files.map(({ id, name }) => (
          <li key={id}>
            <Icon name="paperclip" size={14} />
            <span class="cut">{name}</span>
            <button
              type="button"
              class="icon-button"
              aria-label={m.campaigns_remove({ what: name })}
              title={m.campaigns_remove({ what: name })}
              onClick={() => set(files.filter((one) => one.id !== id))}
            >
              <Icon name="cross" size={14} />
            </button>
          </li>
        ))}
      </ul>
      {files.length < MAX_CANNED_FILES && (
        <ChooseFile
          choose={m.settings_canned_attach()}
          accept={ACCEPTED_FILES.join(",")}
          chosen={(file) => void add(file)}
        />
      )}
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
    </fieldset>
  );
}

function keep(file: File): Promise<Response> {
  const headers = {
    "Content-Type": file.type || "application/octet-stream",
    "X-File-Name": encodeURIComponent(file.name),
  };
  return fetch("/api/canned-responses/files", { method: "POST", headers, body: file });
}
