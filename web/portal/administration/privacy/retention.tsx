import { useSignal } from "@preact/signals";
import type { RetentionItem } from "../../../../protocol/privacy.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { Text, Tick } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { privacyTabs } from "./tabs.ts";

/** How long each campaign's recordings are kept, and which are held whatever their age (decisions: retention). */
export function Retention() {
  const { rows, failure, load } = useRecords<RetentionItem>(
    async () => (await answer(api.privacy.retention.$get())).items as RetentionItem[],
  );
  const editing = useSignal<RetentionItem | null>(null);
  return (
    <Page title={m.privacy_title()} tabs={privacyTabs("/privacy/retention")}>
      <p class="quiet page-lead">{m.privacy_retention_lead()}</p>
      <RecordList
        title={m.privacy_retention()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.recordings_campaign(), m.privacy_months(), m.privacy_hold(), m.privacy_reason()]}
        empty={{ title: m.privacy_no_campaigns(), hint: m.privacy_no_campaigns_hint() }}
        keyOf={({ campaign }) => campaign}
        cells={(one) => (
          <>
            <th scope="row">{one.campaign}</th>
            <td>{m.privacy_months_of({ count: one.months })}</td>
            <td>{one.hold ? <span class="chip">{m.privacy_is_held()}</span> : "–"}</td>
            <td>{one.reason || "–"}</td>
            <td>
              <div class="row-actions">
                <RowAction
                  icon="pencil"
                  label={m.people_edit({ name: one.campaign })}
                  act={() => {
                    editing.value = one;
                  }}
                />
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <RetentionDialog
          one={editing.value}
          saved={load}
          closed={() => {
            editing.value = null;
          }}
        />
      )}
    </Page>
  );
}

interface RetentionDialogProps {
  one: RetentionItem;
  saved: () => Promise<void>;
  closed: () => void;
}

function RetentionDialog({ one: { campaign, ...draft }, saved, closed }: RetentionDialogProps) {
  return (
    <RecordDialog
      title={m.people_edit({ name: campaign })}
      draft={draft}
      say={() => m.privacy_months_wrong()}
      save={async (json) => {
        const change = { param: { name: campaign }, json };
        await answer(api.privacy.retention[":name"].$put(change));
        await saved();
      }}
      closed={closed}
    >
      <Text name="months" type="number" label={m.privacy_months()} hint={m.privacy_months_hint()} autofocus />
      <Tick name="hold" label={m.privacy_hold()} hint={m.privacy_hold_hint()} />
      <Text name="reason" label={m.privacy_reason()} longest={500} />
    </RecordDialog>
  );
}
