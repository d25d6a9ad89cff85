import type { AlertFields, AlertResource } from "../../../protocol/alerts.ts";
import type { MailboxChoice } from "../../../protocol/mailboxes.ts";
import type { FieldError } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { recordErrorText } from "../administration/record/field-error.ts";
import { Choice, Text, Tick } from "../administration/record/fields.tsx";
import { RecordDialog } from "../administration/record/record-dialog.tsx";
import { answer, api } from "../api.ts";

const NONE = "-";

interface AlertLimitsDialogProps {
  one: AlertResource;
  /** Null: who is written to is not the reader's to set, or the list has not come. */
  mailboxes: readonly MailboxChoice[] | null;
  saved: () => Promise<void>;
  closed: () => void;
}

/** The limits of one campaign, or of all that have none of their own. */
export function AlertLimitsDialog({ one, mailboxes, saved, closed }: AlertLimitsDialogProps) {
  const { campaign, own: _, ...fields } = one;
  return (
    <RecordDialog
      title={m.monitor_limits_of({ name: campaign ?? m.monitor_all_campaigns() })}
      draft={{ ...fields, mailbox: fields.mailbox || NONE }}
      say={errorText}
      save={async (draft: AlertFields) => {
        const json = { ...draft, mailbox: draft.mailbox === NONE ? "" : draft.mailbox };
        const form = { param: { name: campaign ?? "" }, json };
        await answer(
          campaign === null ? api["alert-limits"].$put(form) : api.campaigns[":name"]["alert-limits"].$put(form),
        );
        await saved();
      }}
      closed={closed}
    >
      <div class="record-pair">
        <Text
          name="level"
          type="number"
          label={m.monitor_limits_level()}
          hint={m.monitor_limits_level_hint()}
          autofocus
        />
        <Text name="leastEnded" type="number" label={m.monitor_limits_least()} hint={m.monitor_limits_least_hint()} />
      </div>
      <Text name="wait" type="number" label={m.monitor_limits_wait()} hint={m.monitor_limits_wait_hint()} />
      <Tick name="breaks" label={m.monitor_limits_breaks()} hint={m.monitor_limits_breaks_hint()} />
      <Tick name="providers" label={m.monitor_limits_providers()} hint={m.monitor_limits_providers_hint()} />
      {mailboxes !== null && (
        <>
          <Text name="to" label={m.monitor_limits_to()} hint={m.monitor_limits_to_hint()} longest={2_000} />
          <Choice
            name="mailbox"
            label={m.monitor_limits_mailbox()}
            choices={[
              [NONE, m.settings_offline_none()],
              ...mailboxes.map(({ id, name, address }) => [id, `${name} · ${address}`] as const),
            ]}
          />
        </>
      )}
    </RecordDialog>
  );
}

function errorText(error: FieldError): string {
  if (error.path === "to") return m.monitor_limits_to_wrong();
  if (error.path === "mailbox") return m.monitor_limits_mailbox_needed();
  return recordErrorText(error);
}
