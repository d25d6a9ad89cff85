import { useEffect } from "preact/hooks";
import { tinykeys } from "tinykeys";
import { m } from "../../../shared/paraglide/messages.js";
import { useEditor } from "./use-editor.ts";

const SAVE_KEY = /Mac|iP(ad|hone)/.test(navigator.platform) ? "⌘S" : "Ctrl S";

/** What is not saved yet, and the two ways out of it. */
export function SaveBar() {
  const editor = useEditor();
  const save = () => void editor.save();
  useEffect(() => {
    const onSave = (event: KeyboardEvent) => {
      event.preventDefault();
      save();
    };
    // Before the fields: a select takes letters for itself.
    return tinykeys(window, { "$mod+s": onSave }, { capture: true });
  }, [editor]);
  const dirty = editor.dirty.value;
  return (
    <>
      <span class="save-state quiet" role="status">
        {dirty && (
          <>
            <span class="dot away" aria-hidden="true" /> {m.campaigns_unsaved()}
          </>
        )}
        {!dirty && editor.justSaved.value && (
          <>
            <span class="dot" aria-hidden="true" /> {m.campaigns_saved()}
          </>
        )}
      </span>
      {dirty && (
        <wa-button size="s" appearance="plain" onClick={() => editor.discard()}>
          {m.campaigns_discard()}
        </wa-button>
      )}
      <wa-button size="s" variant="brand" loading={editor.busy.value} onClick={save}>
        {m.campaigns_save()} <kbd slot="end">{SAVE_KEY}</kbd>
      </wa-button>
    </>
  );
}
