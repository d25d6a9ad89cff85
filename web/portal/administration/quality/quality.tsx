import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { QualityModelResource } from "../../../../protocol/quality.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { principal } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { Text } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { QuestionsField } from "./questions-field.tsx";

const NEW = { name: "", questions: [{ text: "", kind: "scale", weight: 1, required: true }], campaigns: [] };

/** WEB-21: what is asked of an interaction: by its agent on closing, by a supervisor at its recording. */
export function QualityModels() {
  const { rows, failure, load } = useRecords<QualityModelResource>(
    async () => (await answer(api["quality-models"].$get())).items as QualityModelResource[],
  );
  const editing = useSignal<QualityModelResource | "new" | null>(null);
  const going = useSignal<QualityModelResource | null>(null);
  const mayChange = principal.value?.campaigns === "all";
  return (
    <Page
      title={m.quality_models()}
      actions={
        mayChange && (
          <NewButton
            label={m.quality_model_new()}
            act={() => {
              editing.value = "new";
            }}
          />
        )
      }
    >
      <RecordList
        title={m.quality_models()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.quality_name(), m.quality_questions(), m.quality_campaigns()]}
        empty={{ title: m.quality_none(), hint: m.quality_none_hint() }}
        keyOf={({ id }) => id}
        cells={(one) => (
          <>
            <th scope="row">{one.name}</th>
            <td>{one.questions.length}</td>
            <td>{one.campaigns.join(", ") || "–"}</td>
            <td>
              {mayChange && (
                <div class="row-actions">
                  <RowAction
                    icon="pencil"
                    label={m.people_edit({ name: one.name })}
                    act={() => {
                      editing.value = one;
                    }}
                  />
                  <RowAction
                    icon="trash"
                    label={m.people_delete({ name: one.name })}
                    act={() => {
                      going.value = one;
                    }}
                  />
                </div>
              )}
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <ModelDialog
          one={editing.value === "new" ? null : editing.value}
          saved={load}
          closed={() => {
            editing.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.people_delete_title({ name: going.value.name })}
          what={m.quality_delete_what()}
          act={m.people_delete_do()}
          carryOut={async () => {
            await answer(api["quality-models"][":id"].$delete({ param: { id: going.value?.id ?? "" } }));
            await load();
          }}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </Page>
  );
}

interface ModelDialogProps {
  one: QualityModelResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

function ModelDialog({ one, saved, closed }: ModelDialogProps) {
  const campaigns = useSignal<readonly string[]>(one?.campaigns ?? []);
  useEffect(() => {
    campaignNames().then(
      (names) => (campaigns.value = names),
      // Without the list those that it has can still be kept.
      () => {},
    );
  }, []);
  const { name, questions, campaigns: chosen } = one ?? NEW;
  return (
    <RecordDialog
      wide
      title={one === null ? m.quality_model_new() : m.people_edit({ name: one.name })}
      draft={{ name, questions, campaigns: chosen }}
      save={async (draft) => {
        const json = draft as QualityModelResource;
        const form = { param: { id: one?.id ?? "" }, json };
        await answer(one === null ? api["quality-models"].$post(form) : api["quality-models"][":id"].$put(form));
        await saved();
      }}
      closed={closed}
    >
      <Text name="name" label={m.quality_name()} longest={60} autofocus />
      <QuestionsField />
      <Many
        all
        name="campaigns"
        label={m.quality_campaigns()}
        hint={m.quality_campaigns_hint()}
        choices={campaigns.value.map((each) => [each, each] as const)}
      />
    </RecordDialog>
  );
}
