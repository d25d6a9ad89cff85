import { m } from "../../../shared/paraglide/messages.js";
import { errorText } from "./error-text.ts";
import { holidaysOf } from "./holidays.ts";
import { OpenHint } from "./open-hint.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

/** When the campaign is open: ranges of week days in its own zone (WEB-5). */
export function Schedule() {
  const editor = useEditor();
  const { schedule, name } = editor.draft.value;
  const holidays = holidaysOf(name);
  const complaint = (path: string) => {
    const error = editor.errors.value.find((one) => one.path === path);
    return error === undefined ? undefined : errorText(error, editor.draft.value);
  };
  return (
    <Section id="schedule" aside={<OpenHint schedule={{ ...schedule, holidays }} />}>
      <ScheduleFields
        editing={{ hours: schedule, change: (write) => editor.edit((draft) => write(draft.schedule)), complaint }}
        none={m.campaigns_always_open()}
        holidays={holidays.length}
      />
    </Section>
  );
}
