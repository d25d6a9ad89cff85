import { useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Choice, Text } from "../../administration/record/fields.tsx";
import { LongText } from "../../administration/record/long-text.tsx";
import { useField, useRecord } from "../../administration/record/record-form.ts";
import { LazyRichText } from "../../mail/rich/lazy-rich-text.tsx";
import type { MailDraft } from "./draft.ts";

/** A variable as a list names it, and the address at which one takes oneself off. */
const PLACES = { variable: "${Var1}", unsubscribe: "${unsubscribe}" };

/** EML-64: what everybody on the list reads, with their own values in it. */
export function LetterFields() {
  const { format } = useRecord().draft.value as unknown as MailDraft;
  return (
    <section class="form-section" aria-labelledby="section-letter">
      <h2 id="section-letter">{m.dialers_mail_section_letter()}</h2>
      <div class="fields">
        <Text
          name="subject"
          label={m.dialers_mail_subject()}
          hint={m.dialers_mail_subject_hint(PLACES)}
          longest={500}
        />
        <Choice
          name="format"
          label={m.dialers_mail_format()}
          choices={[
            ["html", m.dialers_mail_format_html()],
            ["text", m.dialers_mail_format_text()],
          ]}
        />
        <div class="wide">
          {format === "html" ? (
            <RichTemplate />
          ) : (
            <LongText
              name="template"
              label={m.dialers_mail_template()}
              hint={m.dialers_mail_template_hint(PLACES)}
              longest={100_000}
            />
          )}
        </div>
      </div>
    </section>
  );
}

function RichTemplate() {
  const { value, complaint, set } = useField("template", m.dialers_mail_template());
  const html = String(value ?? "");
  const written = useRef({ html, times: 0 });
  // Discarded, or somebody else's: the editor begins anew with it.
  if (written.current.html !== html) written.current = { html, times: written.current.times + 1 };
  return (
    <>
      <div class="signature-field" id="field-template" tabIndex={-1}>
        <LazyRichText
          key={written.current.times}
          html={html}
          label={m.dialers_mail_template()}
          placeholder={m.dialers_mail_template_placeholder()}
          changed={(next) => {
            const plain = next === "<div><br></div>" ? "" : next;
            written.current = { ...written.current, html: plain };
            set(plain);
          }}
        />
      </div>
      <p class={complaint === undefined ? "quiet remark" : "bad-word"}>
        {complaint ?? m.dialers_mail_template_hint(PLACES)}
      </p>
    </>
  );
}
