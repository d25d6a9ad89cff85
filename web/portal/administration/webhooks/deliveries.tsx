import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso";
import type { EventDelivery } from "../../../../protocol/webhooks.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { readWebhooks, type WebhookLine } from "./door.ts";
import { Secret } from "./secret.tsx";
import { Health } from "./webhooks.tsx";
import { stateName } from "./words.ts";
import "./webhooks.css";

const SHOWN = "100";
/** Most endpoints have answered. */
const ANSWERED_BY_THEN_MS = 1_500;
const TONES = { waiting: "near", delivered: "good", failed: "late" } as const;

/** What one webhook was told, and what became of it. */
export function WebhookDeliveries() {
  const id = useRoute().params.id ?? "";
  const param = { id };
  const webhook = useSignal<WebhookLine | null>(null);
  const said = useSignal<string | null>(null);
  const { rows, failure, load } = useRecords<EventDelivery>(async () => {
    const request = { param, query: { limit: SHOWN } };
    const [all, page] = await Promise.all([readWebhooks(), answer(api.webhooks[":id"].deliveries.$get(request))]);
    webhook.value = all.find((one) => one.id === id) ?? null;
    return page.items as EventDelivery[];
  });
  const carryOut = async (act: () => Promise<string>) => {
    try {
      said.value = await act();
    } catch (thrown) {
      said.value = problemText(problemOf(thrown));
    }
    await load();
    setTimeout(() => void load(), ANSWERED_BY_THEN_MS);
  };
  const test = () =>
    carryOut(async () => {
      await answer(api.webhooks[":id"].test.$post({ param }));
      return m.webhooks_test_sent();
    });
  const again = (event: string) =>
    carryOut(async () => {
      await answer(api.webhooks[":id"].deliveries[":event"].replay.$post({ param: { id, event } }));
      return m.webhooks_replayed({ count: 1 });
    });
  const failedAgain = () =>
    carryOut(async () => {
      const { replayed } = (await answer(api.webhooks[":id"].replay.$post({ param }))) as { replayed: number };
      return m.webhooks_replayed({ count: replayed });
    });
  return (
    <Page
      title={webhook.value?.name ?? m.webhooks_title()}
      parent={{ href: "/webhooks", label: m.webhooks_title() }}
      beside={webhook.value !== null && <Health webhook={webhook.value} />}
      actions={
        <>
          {(webhook.value?.counts.failed ?? 0) > 0 && (
            <wa-button size="s" appearance="outlined" onClick={failedAgain}>
              {m.webhooks_replay_failed()}
            </wa-button>
          )}
          <Secret id={id} name={webhook.value?.name ?? ""} />
          <wa-button size="s" appearance="outlined" onClick={() => void load()}>
            {m.webhooks_refresh()}
          </wa-button>
          <wa-button size="s" variant="brand" onClick={test}>
            <span slot="start" class="button-icon">
              <Icon name="send" />
            </span>
            {m.webhooks_test()}
          </wa-button>
        </>
      }
    >
      <p class="quiet page-lead webhook-address">{webhook.value?.url}</p>
      {webhook.value !== null && webhook.value.offReason !== "" && (
        <p class="strip late">
          <Icon name="alert" />
          {webhook.value.offReason === "gone" ? m.webhooks_off_gone() : m.webhooks_off_failing()}
        </p>
      )}
      <p role="status" class="quiet remark">
        {said.value}
      </p>
      <RecordList
        title={m.webhooks_deliveries()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.webhooks_event(), m.webhooks_at(), m.webhooks_state(), m.webhooks_attempts(), m.webhooks_answer()]}
        empty={{ title: m.webhooks_deliveries_none(), hint: m.webhooks_deliveries_none_hint() }}
        keyOf={(one) => one.id}
        cells={(one) => (
          <>
            <th scope="row">
              <code>{one.type}</code>
            </th>
            <td>{moment(Date.parse(one.at))}</td>
            <td>
              <span class={`chip ${TONES[one.state]}`}>{stateName(one.state)}</span>
            </td>
            <td>{one.attempts}</td>
            <td>
              {one.reason || one.status}
              {one.nextAt !== null && one.attempts > 0 && (
                <span class="quiet"> {m.webhooks_next({ at: moment(Date.parse(one.nextAt)) })}</span>
              )}
            </td>
            <td>
              <div class="row-actions">
                <RowAction icon="undo" label={m.webhooks_replay({ event: one.type })} act={() => again(one.id)} />
              </div>
            </td>
          </>
        )}
      />
    </Page>
  );
}
