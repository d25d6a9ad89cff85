import { useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { LazyRichText } from "../../mail/rich/lazy-rich-text.tsx";
import { ErrorOr } from "./hint.tsx";
import { Section } from "./section.tsx";
import { idOf, useEditor } from "./use-editor.ts";

/** What may stand in it. */
const PLACES = { agent: "${agent}", campaign: "${campaign}", address: "${address}" };

/** What the composer puts under every mail of the campaign (EML-23). */
export function Signature() {
  const editor = useEditor();
  const { signature } = editor.draft.value;
  const written = useRef({ html: signature, times: 0 });
  if (editor.channel.value !== "email") return null;
  // Discarded, or somebody else's: the editor begins anew with it.
  if (written.current.html !== signature) written.current = { html: signature, times: written.current.times + 1 };
  return (
    <Section id="signature">
      <div class="signature-field" id={idOf("signature")} tabIndex={-1}>
        <LazyRichText
          key={written.current.times}
          html={signature}
          label={m.mailboxes_section_signature()}
          placeholder={m.mailboxes_signature_placeholder()}
          changed={(html) => {
            const plain = html === "<div><br></div>" ? "" : html;
            written.current = { ...written.current, html: plain };
            editor.edit((draft) => {
              draft.signature = plain;
            });
          }}
        />
      </div>
      <p class="quiet remark">
        <ErrorOr path="signature">{m.mailboxes_signature_hint(PLACES)}</ErrorOr>
      </p>
    </Section>
  );
}
