import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { MailboxResource } from "../../../../protocol/mailboxes.ts";
import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { NotFound } from "../../frame/not-found.tsx";
import { DeleteDialog } from "../providers/delete-dialog.tsx";
import { Opening } from "../record/opening.tsx";
import { RecordPage } from "../record/record-page.tsx";
import { addressOf, NEW } from "./address.ts";
import { mailboxes } from "./door.ts";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_MAILBOX } from "./draft.ts";
import { mailboxErrorText } from "./error-text.ts";
import { MailboxFields } from "./fields.tsx";
import { Forwarding } from "./forwarding.tsx";
import { TestMail } from "./test-mail.tsx";
import "../providers/providers.css";
import "./mailboxes.css";

/** The form of one mailbox, or of a new one (EML-10 to EML-18). */
export function Mailbox() {
  const { params } = useRoute();
  const name = params.name ?? NEW;
  const opened = useSignal<{ kept: MailboxResource | null } | null>(null);
  const failure = useSignal<Problem | null>(null);
  const shown = useRef<string | null>(null);
  const open = async () => {
    // Saved under this very name a moment ago: what is on the screen goes on.
    if (shown.current === name) return;
    opened.value = null;
    failure.value = null;
    try {
      opened.value = { kept: name === NEW ? null : await mailboxes.one(name) };
      shown.current = name;
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void open(), [name]);

  if (failure.value?.code === "not_found") return <NotFound />;
  if (opened.value !== null)
    return (
      <Sheet
        key={opened.value}
        first={opened.value.kept}
        named={(now) => {
          shown.current = now;
        }}
      />
    );
  return (
    <Opening
      title={name === NEW ? m.mailboxes_new() : name}
      parent={{ href: "/mailboxes", label: m.mailboxes_title() }}
      failure={failure.value}
      again={() => void open()}
    />
  );
}

interface SheetProps {
  /** Null for a new one. */
  first: MailboxResource | null;
  /** Called with the name under which it is kept from now on. */
  named: (name: string) => void;
}

function Sheet({ first, named }: SheetProps) {
  const { route } = useLocation();
  const mailbox = useSignal(first);
  const going = useSignal(false);
  const now = mailbox.value;

  const save = async (draft: Draft) => {
    const fields = fieldsOf(draft);
    const before = mailbox.value;
    const next =
      before === null
        ? await mailboxes.create(fields)
        : await mailboxes.replace(before.name, { ...fields, version: before.version });
    mailbox.value = next;
    return draftOf(next);
  };
  const saved = () => {
    const next = mailbox.value;
    if (next === null || addressOf(next.name) === location.pathname) return;
    named(next.name);
    route(addressOf(next.name), true);
  };

  return (
    <>
      <RecordPage<Draft>
        title={now?.name ?? m.mailboxes_new()}
        parent={{ href: "/mailboxes", label: m.mailboxes_title() }}
        first={first === null ? NEW_MAILBOX : draftOf(first)}
        check={(draft) => check(draft, mailbox.value?.hasPassword ?? false)}
        fieldAt={fieldAt}
        say={mailboxErrorText}
        save={save}
        saved={saved}
        reread={async () => {
          mailbox.value = await mailboxes.one(now?.name ?? "");
          return draftOf(mailbox.value);
        }}
        unsaved={m.mailboxes_unsaved()}
        actions={
          now !== null && (
            <wa-button
              size="s"
              appearance="outlined"
              variant="danger"
              onClick={() => {
                going.value = true;
              }}
            >
              {m.mailboxes_delete()}
            </wa-button>
          )
        }
        aside={
          <>
            {now === null ? (
              <p class="quiet">{m.mailboxes_after_saving()}</p>
            ) : (
              <TestMail name={now.name} address={now.address} />
            )}
            <Forwarding address={now?.address ?? m.mailboxes_this_address()} />
          </>
        }
      >
        <MailboxFields kept={now} />
      </RecordPage>
      {going.value && now !== null && (
        <DeleteDialog
          name={now.name}
          what={m.mailboxes_delete_what()}
          remove={async () => {
            await mailboxes.remove(now.name);
            route("/mailboxes", true);
          }}
          closed={() => {
            going.value = false;
          }}
        />
      )}
    </>
  );
}
