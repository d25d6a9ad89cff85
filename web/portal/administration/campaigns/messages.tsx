import { LANGUAGES, type Language } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";
import type { Draft } from "./draft.ts";
import { Choice } from "./field.tsx";
import { labelOf } from "./labels.ts";
import { LanguageTabs } from "./language-tabs.tsx";
import { Offline } from "./offline.tsx";
import { shownLanguage } from "./reveal.ts";
import { Section } from "./section.tsx";
import { TextArea } from "./text-area.tsx";
import { useEditor } from "./use-editor.ts";

const TEXTS = ["welcome", "outOfTime", "notAvailable", "feedback", "automaticAgent"] as const;
type Text = (typeof TEXTS)[number];
const HINTS: Record<Text, () => string> = {
  welcome: m.campaigns_welcome_hint,
  outOfTime: m.campaigns_out_of_time_hint,
  notAvailable: m.campaigns_not_available_hint,
  feedback: m.campaigns_feedback_hint,
  automaticAgent: m.campaigns_automatic_agent_hint,
};

/** Each leaves as a message of its own, which the carrier charges: an empty one is not sent. */
const HINTS_OF_MESSAGES: Record<Text, () => string> = {
  welcome: m.campaigns_welcome_hint_messages,
  outOfTime: m.campaigns_out_of_time_hint_messages,
  notAvailable: m.campaigns_not_available_hint_messages,
  feedback: m.campaigns_feedback_hint_messages,
  automaticAgent: m.campaigns_automatic_agent_hint,
};

/** Every text in three languages (WEB-10 to WEB-15, WEB-22, SMS-30). Missing ones are named, not forbidden: the default language stands in. */
export function Messages() {
  const editor = useEditor();
  const draft = editor.draft.value;
  const hints = editor.channel.value === "webchat" ? HINTS : HINTS_OF_MESSAGES;
  const language = shownLanguage.value;
  const missing = missingIn(draft, language);
  return (
    <Section id="messages" aside={<LanguageTabs missing={(one) => missingIn(draft, one).length} />}>
      <div class="fields">
        {TEXTS.map((text) => (
          <TextArea
            key={`${text} ${language}`}
            path={`messages.${text}.${language}`}
            hint={hints[text]()}
            value={draft.messages[text][language] ?? ""}
            set={(into, value) => {
              if (value === "") delete into.messages[text][language];
              else into.messages[text][language] = value;
            }}
          />
        ))}
        <Choice
          path="defaultLanguage"
          hint={m.campaigns_default_language_hint()}
          value={draft.defaultLanguage}
          choices={LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]])}
          set={(into, value) => {
            into.defaultLanguage = value;
          }}
        />
      </div>
      {editor.channel.value === "webchat" && <Offline />}
      {missing.length > 0 && (
        <p class="remark near">
          {m.campaigns_missing_texts({ language: LANGUAGE_NAMES[language], texts: missing.join(", ") })}
        </p>
      )}
    </Section>
  );
}

/** The texts that other languages have and this one has not; one that nobody wrote is not meant to be there. */
function missingIn({ messages }: Draft, language: Language): string[] {
  return TEXTS.filter((text) => {
    const written = Object.values(messages[text]).some((value) => value !== "");
    return written && (messages[text][language] ?? "") === "";
  }).map((text) => labelOf(`messages.${text}`));
}
