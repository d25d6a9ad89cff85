import { m } from "../../../shared/paraglide/messages.js";
import { Tick } from "./field.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

const ASKED = {
  files: [m.campaigns_check_files, m.campaigns_check_files_hint],
  transcript: [m.campaigns_check_transcript, m.campaigns_check_transcript_hint],
  showAgentName: [m.campaigns_check_agent_name, m.campaigns_check_agent_name_hint],
  askRating: [m.campaigns_check_rating, m.campaigns_check_rating_hint],
  sound: [m.campaigns_check_sound, m.campaigns_check_sound_hint],
} as const;

/** What the widget offers (WEB-42). */
export function Checks() {
  const { checks } = useEditor().draft.value;
  return (
    <Section id="checks">
      <div class="fields">
        {(Object.keys(ASKED) as (keyof typeof ASKED)[]).map((field) => (
          <Tick
            key={field}
            path={`checks.${field}`}
            label={ASKED[field][0]()}
            hint={ASKED[field][1]()}
            value={checks[field]}
            set={(into, value) => {
              into.checks[field] = value;
            }}
          />
        ))}
      </div>
    </Section>
  );
}
