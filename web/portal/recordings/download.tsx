import type { InteractionItem } from "../../../protocol/archive.ts";
import type { RecordingForm } from "../../../protocol/recordings.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { ZONE } from "./use-recordings.ts";

const FORMS: readonly (readonly [RecordingForm, () => string])[] = [
  ["txt", m.recordings_as_text],
  ["html", m.recordings_as_page],
  ["json", m.recordings_as_data],
];
const MAIL = ["eml", m.recordings_as_mail] as const;

/** The recording as a file, in the form that is chosen. */
export function Download({ item }: { item: InteractionItem }) {
  const forms = item.channel === "email" ? [...FORMS, MAIL] : FORMS;
  return (
    <details class="recording-download">
      <summary>
        <Icon name="download" />
        {m.recordings_download()}
      </summary>
      <ul>
        {forms.map(([form, words]) => (
          <li key={form}>
            <a
              href={`/api/recordings/${item.id}/download/${form}?${new URLSearchParams({ zone: ZONE, language: language.value })}`}
              download={`${item.caseNumber || item.id}.${form}`}
            >
              {words()}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
