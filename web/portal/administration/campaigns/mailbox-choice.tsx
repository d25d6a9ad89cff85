import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { MailboxChoice as Choosable } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";
import { Choice } from "./field.tsx";
import { useEditor } from "./use-editor.ts";

/** The mailboxes to choose from; without one there is something to do first. */
export function MailboxChoice() {
  const editor = useEditor();
  const { mailbox } = editor.draft.value;
  const all = useSignal<readonly Choosable[] | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    answer(api["mailbox-choices"].$get()).then(
      ({ items }) => {
        all.value = items;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  }, [all, failure]);

  if (all.value?.length === 0) {
    return (
      <div class="fixed-field">
        <strong>{m.mailboxes_mailbox()}</strong>
        <p class="remark near">{m.mailboxes_first()}</p>
        <p class="members-go">
          <a href="/mailboxes/new">{m.mailboxes_new()}</a>
        </p>
      </div>
    );
  }
  const isMissing = all.value !== null && !all.value.some(({ id }) => id === mailbox);
  return (
    <Choice
      path="mailbox"
      placeholder={m.mailboxes_choose()}
      hint={failure.value ?? (isMissing ? m.mailboxes_needed() : m.mailboxes_mailbox_hint())}
      value={mailbox ?? ""}
      choices={(all.value ?? []).map(({ id, name, address, enabled }) => [
        id,
        enabled ? `${name} · ${address}` : m.campaigns_provider_disabled({ name: `${name} · ${address}` }),
      ])}
      set={(into, value) => {
        into.mailbox = value;
      }}
    />
  );
}
