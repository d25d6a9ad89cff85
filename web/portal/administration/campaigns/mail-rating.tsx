import { m } from "../../../shared/paraglide/messages.js";
import { TextField, Tick } from "./field.tsx";
import { LanguageTabs } from "./language-tabs.tsx";
import { shownLanguage } from "./reveal.ts";
import { Section } from "./section.tsx";
import { TextArea } from "./text-area.tsx";
import { useEditor } from "./use-editor.ts";

const NOTHING_MISSING = () => 0;

/** Icons under outgoing mails, by which customers rate: their title, and the words of thanks (EML-24 to EML-26). */
export function MailRating() {
  const editor = useEditor();
  if (editor.channel.value !== "email") return null;
  const { mailRating } = editor.draft.value;
  const language = shownLanguage.value;
  return (
    <Section id="rating" aside={mailRating.on && <LanguageTabs missing={NOTHING_MISSING} />}>
      <div class="fields">
        <div class="wide">
          <Tick
            path="mailRating.on"
            hint={m.mailboxes_rating_on_hint()}
            value={mailRating.on}
            set={(into, value) => {
              into.mailRating.on = value;
            }}
          />
        </div>
        {mailRating.on && (
          <>
            <TextField
              key={`title ${language}`}
              path={`mailRating.title.${language}`}
              hint={m.mailboxes_rating_title_hint()}
              longest={200}
              value={mailRating.title[language] ?? ""}
              set={({ mailRating: into }, value) => {
                if (value === "") delete into.title[language];
                else into.title[language] = value;
              }}
            />
            <TextArea
              key={`thanks ${language}`}
              path={`mailRating.thanks.${language}`}
              hint={m.mailboxes_rating_thanks_hint()}
              value={mailRating.thanks[language] ?? ""}
              set={({ mailRating: into }, value) => {
                if (value === "") delete into.thanks[language];
                else into.thanks[language] = value;
              }}
            />
          </>
        )}
      </div>
    </Section>
  );
}
