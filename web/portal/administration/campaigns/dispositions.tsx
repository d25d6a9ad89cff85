import { m } from "../../../shared/paraglide/messages.js";
import { Tree } from "../dispositions/tree.tsx";
import { TreeContext } from "../dispositions/tree-editing.ts";
import { errorText } from "./error-text.ts";
import { Section } from "./section.tsx";
import { idOf, useEditor } from "./use-editor.ts";

/** What an agent chooses from on closing: its own resource, saved with the rest. */
export function Dispositions() {
  const editor = useEditor();
  const draft = editor.draft.value;
  return (
    <Section id="dispositions">
      <p class="quiet">{m.campaigns_dispositions_intro()}</p>
      <p>
        <a href="/dispositions">{m.settings_dispositions_of_all()}</a>
      </p>
      <TreeContext.Provider
        value={{
          tree: draft.dispositions,
          edit: (change) => editor.edit(({ dispositions }) => change(dispositions)),
          complaint: (path) => {
            const error = editor.errors.value.find((one) => one.path === at(path));
            return error === undefined ? undefined : errorText(error, draft);
          },
          idOf: (path) => idOf(at(path)),
        }}
      >
        <Tree />
      </TreeContext.Provider>
    </Section>
  );
}

function at(path: string): string {
  return path === "" ? "dispositions" : `dispositions.${path}`;
}
