import { useSignal } from "@preact/signals";
import type { NewWebhook } from "../../../../protocol/webhooks.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Page } from "../../frame/page.tsx";
import { ShownOnce } from "../keys/shown-once.tsx";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { readWebhooks, type WebhookLine } from "./door.ts";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { eventName } from "./words.ts";
import "./webhooks.css";

/** Addresses of other programs that are told what happens here. */
export function Webhooks() {
  const { rows, failure, load } = useRecords<WebhookLine>(readWebhooks);
  const editing = useSignal<WebhookLine | "new" | null>(null);
  const made = useSignal<NewWebhook | null>(null);
  const going = useSignal<WebhookLine | null>(null);
  return (
    <Page
      title={m.webhooks_title()}
      actions={<NewButton label={m.webhooks_new()} act={() => (editing.value = "new")} />}
    >
      <p class="quiet page-lead">{m.webhooks_lead()}</p>
      <RecordList
        title={m.webhooks_title()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.webhooks_name(), m.webhooks_url(), m.webhooks_events(), m.webhooks_for(), m.webhooks_health()]}
        empty={{ title: m.webhooks_none(), hint: m.webhooks_none_hint() }}
        keyOf={({ id }) => id}
        cells={(webhook) => (
          <>
            <th scope="row">
              <a href={`/webhooks/${webhook.id}`}>{webhook.name}</a>
            </th>
            <td class="webhook-address">{webhook.url}</td>
            <td class="names">{webhook.events.map(eventName).join(", ")}</td>
            <td class="names">{webhook.campaigns?.join(", ") ?? m.webhooks_everything()}</td>
            <td>
              <Health webhook={webhook} />
            </td>
            <td>
              <div class="row-actions">
                <RowAction
                  icon="pencil"
                  label={m.webhooks_change({ name: webhook.name })}
                  act={() => (editing.value = webhook)}
                />
                <RowAction
                  icon="trash"
                  label={m.webhooks_delete({ name: webhook.name })}
                  act={() => (going.value = webhook)}
                />
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <WebhookDialog
          webhook={editing.value === "new" ? null : editing.value}
          made={(webhook) => {
            made.value = webhook;
            void load();
          }}
          saved={() => void load()}
          closed={() => (editing.value = null)}
        />
      )}
      {editing.value === null && made.value !== null && (
        <ShownOnce
          title={m.webhooks_secret_title({ name: made.value.name })}
          secret={made.value.secret}
          said={m.webhooks_secret_said()}
          closed={() => (made.value = null)}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.webhooks_delete_title({ name: going.value.name })}
          what={m.webhooks_delete_what()}
          act={m.webhooks_delete_do()}
          carryOut={async () => {
            await answer(api.webhooks[":id"].$delete({ param: { id: going.value?.id ?? "" } }));
            await load();
          }}
          closed={() => (going.value = null)}
        />
      )}
    </Page>
  );
}

/** Whether it takes what it is told. */
export function Health({ webhook: { enabled, offReason, failingSince, counts } }: { webhook: WebhookLine }) {
  if (offReason !== "") return <span class="chip late">{m.webhooks_switched_off()}</span>;
  if (!enabled) return <span class="chip">{m.webhooks_off()}</span>;
  if (failingSince !== null)
    return <span class="chip late">{m.webhooks_failing({ since: moment(Date.parse(failingSince)) })}</span>;
  if (counts.failed > 0) return <span class="chip near">{m.webhooks_laid_aside({ count: counts.failed })}</span>;
  return <span class="chip good">{m.webhooks_well()}</span>;
}
