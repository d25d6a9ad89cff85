import type { Channel } from "../../../../domain/campaign/campaign.ts";
import { defaultsOf } from "../../../../domain/campaign/defaults.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Figure } from "./field.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

const ASKED = {
  serviceLevel: [m.campaigns_seconds, m.campaigns_service_level_hint],
  dropout: [m.campaigns_seconds, m.campaigns_dropout_hint],
  timeOut: [m.campaigns_seconds, m.campaigns_time_out_hint],
  maxChats: [m.campaigns_waiting, m.campaigns_max_chats_hint],
  chatLength: [m.campaigns_seconds, m.campaigns_chat_length_hint],
  acd: [m.campaigns_waiting, m.campaigns_acd_hint],
} as const;

/** The figures against which the day is measured (WEB-3, WEB-30 to WEB-36, SMS-31, FB-4). */
export function Thresholds() {
  const editor = useEditor();
  const { thresholds } = editor.draft.value;
  const channel = editor.channel.value;
  return (
    <Section id="thresholds">
      <div class="fields four">
        {askedOf(channel).map((field) => (
          <Figure
            key={field}
            path={`thresholds.${field}`}
            required={field === "serviceLevel"}
            unit={ASKED[field][0]()}
            hint={ASKED[field][1]()}
            preset={defaultsOf(channel).thresholds[field]}
            value={thresholds[field]}
            set={(into, value) => {
              into.thresholds[field] = value;
            }}
          />
        ))}
      </div>
    </Section>
  );
}

/** Only webchats run out of time: who writes by another channel is answered whenever it opens. */
function askedOf(channel: Channel): readonly (keyof typeof ASKED)[] {
  const all = Object.keys(ASKED) as (keyof typeof ASKED)[];
  return all.filter((field) => field !== "timeOut" || channel === "webchat");
}
