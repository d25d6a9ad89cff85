import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { QualityModelResource } from "../../../../protocol/quality.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { principal } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { EditedRecords } from "../record/edited-records.tsx";
import { Text } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { QuestionsField } from "./questions-field.tsx";

const NEW = { name: "", questions: [{ text: "", kind: "scale", weight: 1, required: true }], campaigns: [] };

/** WEB-21: what is asked of an interaction: by its agent on closing, by a supervisor at its recording. */
export function QualityModels() {
  const mayChange = principal.value?.campaigns === "all";
  return (
    <EditedRecords<QualityModelResource>
      title={m.quality_models()}
      newLabel={m.quality_model_new()}
      read={async () => (await answer(api["quality-models"].$get())).items as QualityModelResource[]}
      columns={[m.quality_name(), m.quality_questions(), m.quality_campaigns()]}
      empty={{ title: m.quality_none(), hint: m.quality_none_hint() }}
      cells={({ name, questions, campaigns }) => (
        <>
          <th scope="row">{name}</th>
          <td>{questions.length}</td>
          <td>{campaigns.join(", ") || "–"}</td>
        </>
      )}
      mayMake={mayChange}
      mayChange={() => mayChange}
      dialog={(one, saved, closed) => <ModelDialog one={one} saved={saved} closed={closed} />}
      deleteWhat={() => m.quality_delete_what()}
      remove={(id) => answer(api["quality-models"][":id"].$delete({ param: { id } }))}
    />
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
