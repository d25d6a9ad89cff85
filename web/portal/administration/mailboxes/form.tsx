import { useLocation, useRoute } from "preact-iso";
import type { MailboxDraft, MailboxResource } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { NotFound } from "../../frame/not-found.tsx";
import { DeleteDialog } from "../providers/delete-dialog.tsx";
import { type NamedKind, NamedRecord } from "../record/named-record.tsx";
import { NEW } from "../record/new-record.ts";
import { Opening } from "../record/opening.tsx";
import { useOpened } from "../record/use-opened.ts";
import { addressOf } from "./address.ts";
import { mailboxes } from "./door.ts";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_MAILBOX } from "./draft.ts";
import { mailboxErrorText } from "./error-text.ts";
import { MailboxFields } from "./fields.tsx";
import { Forwarding } from "./forwarding.tsx";
import { TestedMailbox } from "./tested-mailbox.tsx";
import "../providers/providers.css";
import "./mailboxes.css";

const MAILBOX: NamedKind<MailboxResource, Draft, MailboxDraft> = {
  door: mailboxes,
  fresh: NEW_MAILBOX,
  draftOf,
  fieldsOf,
  check: (draft, kept) => check(draft, kept?.hasPassword ?? false),
  fieldAt,
  say: mailboxErrorText,
};

/** The form of one mailbox, or of a new one (EML-10 to EML-18). */
export function Mailbox() {
  const name = useRoute().params.name ?? NEW;
  const { route } = useLocation();
  const { opened, failure, open, named } = useOpened<MailboxResource>(name, async () =>
    name === NEW ? null : mailboxes.one(name),
  );
  const parent = { href: "/mailboxes", label: m.mailboxes_title() };
  if (failure.value?.code === "not_found") return <NotFound />;
  if (opened.value === null)
    return (
      <Opening
        title={name === NEW ? m.mailboxes_new() : name}
        parent={parent}
        failure={failure.value}
        again={() => void open()}
      />
    );
  return (
    <NamedRecord
      key={opened.value}
      kind={MAILBOX}
      first={opened.value.kept}
      named={named}
      addressOf={addressOf}
      title={(now) => now?.name ?? m.mailboxes_new()}
      parent={() => parent}
      aside={(now) => (
        <>
          {now === null ? (
            <p class="quiet">{m.mailboxes_after_saving()}</p>
          ) : (
            <TestedMailbox key={now.name} mailbox={now} />
          )}
          <Forwarding address={now?.address ?? m.mailboxes_this_address()} />
        </>
      )}
      fields={(now) => <MailboxFields kept={now} />}
      unsaved={m.mailboxes_unsaved()}
      deleteLabel={m.mailboxes_delete()}
      deleting={(now, closed) => (
        <DeleteDialog
          name={now.name}
          what={m.mailboxes_delete_what()}
          remove={async () => {
            await mailboxes.remove(now.name);
            route("/mailboxes", true);
          }}
          closed={closed}
        />
      )}
    />
  );
}
