import { useRoute } from "preact-iso";
import {
  type DispositionNode,
  type DispositionsResource,
  replaceDispositions,
} from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { useRecord } from "../record/record-form.ts";
import { RecordPage } from "../record/record-page.tsx";
import { Scoped } from "../scope/scoped.tsx";
import { readTree, saveTree } from "./door.ts";
import { complaintText, placedText } from "./error-text.ts";
import { Tree } from "./tree.tsx";
import { TreeContext } from "./tree-editing.ts";

/** What agents choose from on closing: of one campaign, or of all of them (DSP-1, DSP-3, DSP-4). */
export function Dispositions() {
  const name = useRoute().params.name ?? null;
  return (
    <Scoped title={m.settings_dispositions()} path="/dispositions" name={name} read={() => readTree(name)}>
      {(kept, { title, nav }) => (
        <RecordPage<DispositionsResource>
          key={name}
          title={title}
          nav={nav}
          first={kept}
          check={(draft) => {
            const { error } = replaceDispositions.safeParse(draft);
            return (error?.issues ?? []).map(({ path, code, message }) => ({
              path: path.join("."),
              code,
              detail: message,
            }));
          }}
          save={(draft) => saveTree(name, draft)}
          reread={() => readTree(name)}
          say={placedText}
          saved={() => {}}
          unsaved={m.settings_unsaved()}
        >
          <p class="quiet page-lead">
            {name === null ? m.settings_dispositions_all_intro() : m.campaigns_dispositions_intro()}
          </p>
          <p class="quiet">{m.settings_dispositions_keys()}</p>
          <RecordTree />
        </RecordPage>
      )}
    </Scoped>
  );
}

function RecordTree() {
  const { draft, errors, labels } = useRecord();
  labels.set("items", m.settings_dispositions());
  const tree = draft.value.items as DispositionNode[];
  return (
    <TreeContext.Provider
      value={{
        tree,
        edit: (change) => {
          const items = structuredClone(tree);
          change(items);
          draft.value = { ...draft.value, items };
        },
        complaint: (path) => {
          const error = errors.value.find((one) => one.path === at(path));
          return error === undefined ? undefined : complaintText(error);
        },
        idOf: (path) => `field-${at(path).replaceAll(".", "-")}`,
      }}
    >
      <Tree />
    </TreeContext.Provider>
  );
}

function at(path: string): string {
  return path === "" ? "items" : `items.${path}`;
}
