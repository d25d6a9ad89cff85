import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { MailboxChoice } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { can } from "../../session.ts";
import type { Draft } from "./draft.ts";
import { Choice, TextField } from "./field.tsx";
import { useEditor } from "./use-editor.ts";

const NOTHING = { to: "", mailbox: "" };

/** WEB-24: where what a visitor writes out of hours goes; both empty: nothing can be left. */
export function Offline() {
  const editor = useEditor();
  const offline = editor.draft.value.offline ?? NOTHING;
  const mailboxes = useSignal<readonly MailboxChoice[]>([]);
  useEffect(() => {
    if (!can("mail-campaigns")) return;
    answer(api["mailbox-choices"].$get()).then(
      ({ items }) => (mailboxes.value = items),
      // Without the list what was chosen stays.
      () => {},
    );
  }, []);
  if (!can("mail-campaigns")) return null;
  return (
    <>
      <h3>{m.settings_offline()}</h3>
      <div class="fields">
        <TextField
          path="offline.to"
          hint={m.settings_offline_hint()}
          longest={254}
          value={offline.to}
          set={(draft, value) => write(draft, { to: value.trim() })}
        />
        <Choice
          path="offline.mailbox"
          value={offline.mailbox}
          choices={[
            ["", m.settings_offline_none()],
            ...mailboxes.value.map(({ id, name, address }) => [id, `${name} · ${address}`] as const),
          ]}
          set={(draft, value) => write(draft, { mailbox: value })}
        />
      </div>
    </>
  );
}

function write(draft: Draft, change: Partial<typeof NOTHING>): void {
  const next = { ...(draft.offline ?? NOTHING), ...change };
  draft.offline = next.to === "" && next.mailbox === "" ? null : next;
}
