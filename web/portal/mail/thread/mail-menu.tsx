import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { useConversation } from "../../conversation/context.ts";
import { download } from "../../conversation/file-card.tsx";
import { selected } from "../../frame/selected.ts";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { rawMail } from "../view/mail-files.ts";
import type { MailItem } from "./thread-items.ts";

/** What one does seldom with a mail: print it (EML-36), keep it as it came. */
export function MailMenu({ item, print }: { item: MailItem; print: () => void }) {
  const { conversation, ticket } = useConversation();
  const { raw, subject } = item.mail;
  const failure = useSignal<string | null>(null);
  const choose = async (event: Event) => {
    const value = selected(event);
    if (value === "print") print();
    if (value !== "raw" || raw === null) return;
    failure.value = null;
    try {
      const url = await rawMail(conversation, raw, ticket());
      download(url, `${subject.replaceAll(/[^\p{L}\p{N} ._-]/gu, "_").slice(0, 80) || "mail"}.eml`);
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  return (
    <>
      {failure.value !== null && (
        <span class="quiet" role="alert">
          {failure.value}
        </span>
      )}
      <wa-dropdown size="s" placement="bottom-end" onwa-select={choose}>
        <button slot="trigger" type="button" class="icon-button" aria-label={m.mail_more()}>
          <Icon name="more" />
        </button>
        <wa-dropdown-item value="print">
          <Icon slot="icon" name="printer" />
          {m.mail_print_one()}
        </wa-dropdown-item>
        {raw !== null && (
          <wa-dropdown-item value="raw">
            <Icon slot="icon" name="download" />
            {m.mail_keep_raw()}
          </wa-dropdown-item>
        )}
      </wa-dropdown>
    </>
  );
}
