import { m } from "../../../shared/paraglide/messages.js";
import { Tick } from "./field.tsx";
import { LinesField } from "./lines-field.tsx";
import { MailboxChoice } from "./mailbox-choice.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

/** From where its mails leave, and which mails are its own (EML-10, EML-22). */
export function MailboxSection() {
  const editor = useEditor();
  if (editor.channel.value !== "email") return null;
  const { addresses, receives, doNotKeep } = editor.draft.value;
  return (
    <Section id="mailbox">
      <div class="fields">
        <MailboxChoice />
        <LinesField
          path="addresses"
          hint={m.mailboxes_addresses_hint()}
          value={addresses}
          set={(into, value) => {
            into.addresses = value;
          }}
        />
        <div class="wide">
          <Tick
            path="receives"
            hint={m.mailboxes_receives_hint()}
            value={receives}
            set={(into, value) => {
              into.receives = value;
            }}
          />
        </div>
        {receives && (
          <div class="wide">
            <Tick
              path="doNotKeep"
              hint={m.campaigns_do_not_keep_hint()}
              value={doNotKeep}
              set={(into, value) => {
                into.doNotKeep = value;
              }}
            />
          </div>
        )}
      </div>
    </Section>
  );
}
