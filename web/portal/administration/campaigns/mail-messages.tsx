import { LANGUAGES, type Language, type Texts } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { LANGUAGE_NAMES } from "../../language.ts";
import type { Draft } from "./draft.ts";
import { Choice, TextField } from "./field.tsx";
import { labelOf } from "./labels.ts";
import { LanguageTabs } from "./language-tabs.tsx";
import { shownLanguage } from "./reveal.ts";
import { Section } from "./section.tsx";
import { TextArea } from "./text-area.tsx";
import { useEditor } from "./use-editor.ts";

interface Asked {
  path: string;
  hint: () => string;
  of: (draft: Draft) => Texts;
  /** A line, not a text. */
  longest?: number;
}

const LONGEST_SUBJECT = 200;

/** What the house sends by itself, each with its subject, in three languages. */
const ASKED: readonly Asked[] = [
  {
    path: "confirmation.subject",
    hint: m.mailboxes_confirmation_subject_hint,
    of: ({ confirmation }) => confirmation.subject,
    longest: LONGEST_SUBJECT,
  },
  { path: "confirmation.text", hint: m.mailboxes_confirmation_text_hint, of: ({ confirmation }) => confirmation.text },
  {
    path: "outOfTimeSubject",
    hint: m.mailboxes_out_of_time_subject_hint,
    of: ({ outOfTimeSubject }) => outOfTimeSubject,
    longest: LONGEST_SUBJECT,
  },
  { path: "messages.outOfTime", hint: m.mailboxes_out_of_time_hint, of: ({ messages }) => messages.outOfTime },
];

/** The confirmation (EML-28) and the out-of-time mail (EML-29). */
export function MailMessages() {
  const editor = useEditor();
  const draft = editor.draft.value;
  const language = shownLanguage.value;
  return (
    <Section id="mails" aside={<LanguageTabs missing={(one) => missingIn(draft, one).length} />}>
      <div class="fields">
        {ASKED.map(({ path, hint, of, longest }) => {
          const props = {
            path: `${path}.${language}`,
            hint: hint(),
            value: of(draft)[language] ?? "",
            set: (into: Draft, value: string) => {
              if (value === "") delete of(into)[language];
              else of(into)[language] = value;
            },
          };
          return longest === undefined ? (
            <TextArea key={props.path} {...props} rows={3} />
          ) : (
            <TextField key={props.path} {...props} longest={longest} />
          );
        })}
        <Choice
          path="defaultLanguage"
          hint={m.mailboxes_default_language_hint()}
          value={draft.defaultLanguage}
          choices={LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]])}
          set={(into, value) => {
            into.defaultLanguage = value;
          }}
        />
      </div>
    </Section>
  );
}

/** The texts that other languages have and this one has not; one that nobody wrote is not meant to be there. */
function missingIn(draft: Draft, language: Language): string[] {
  return ASKED.filter(({ of }) => {
    const texts = of(draft);
    return Object.values(texts).some((value) => value !== "") && (texts[language] ?? "") === "";
  }).map(({ path }) => labelOf(path));
}
