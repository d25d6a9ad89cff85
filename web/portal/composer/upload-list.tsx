import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import type { Upload } from "./uploads.ts";

/** Files that go with the next words: on their way, there, or refused with the reason. */
export function UploadList({ uploads, drop }: { uploads: readonly Upload[]; drop: (upload: Upload) => void }) {
  return (
    <ul class="uploads">
      {uploads.map((one) => (
        <UploadItem key={one.id} upload={one} drop={() => drop(one)} />
      ))}
    </ul>
  );
}

function UploadItem({ upload, drop }: { upload: Upload; drop: () => void }) {
  const state = upload.state.value;
  const percent = Math.round(upload.progress.value * 100);
  return (
    <li class={state.at === "refused" ? "chip late" : "chip"}>
      <Icon name={state.at === "refused" ? "alert" : "paperclip"} size={14} />
      <span class="cut" title={upload.name}>
        {upload.name}
      </span>
      {state.at === "sending" && (
        <progress max={100} value={percent} aria-label={m.inbox_uploading({ name: upload.name })}>
          {percent} %
        </progress>
      )}
      {state.at === "refused" && <span role="alert">{problemText(state.problem)}</span>}
      <button type="button" class="remove" aria-label={m.inbox_remove_file({ name: upload.name })} onClick={drop}>
        <Icon name="cross" size={12} />
      </button>
    </li>
  );
}
