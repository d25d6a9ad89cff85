import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useRef } from "preact/hooks";
import { same } from "./draft.ts";
import type { FieldProps } from "./field.tsx";
import { labelOf } from "./labels.ts";
import { ListComplaints } from "./list-complaints.tsx";
import { idOf, useEditor, useErrorsIn } from "./use-editor.ts";
import { wordsIn } from "./words-in.ts";

/** A few words with commas between them. */
export function WordsField({ path, label, hint = "", value, set }: FieldProps<string[]>) {
  const editor = useEditor();
  const wrong = useErrorsIn(path);
  // What is being typed stays as it is while it says the same: a comma at the end does not vanish.
  const typed = useRef("");
  const shown = same(wordsIn(typed.current), value) ? typed.current : value.join(", ");
  return (
    <wa-textarea
      id={idOf(path)}
      class={wrong.length === 0 ? "" : "bad"}
      size="s"
      resize="auto"
      rows={2}
      label={label ?? labelOf(path)}
      spellcheck={false}
      value={shown}
      onInput={(event: Event) => {
        typed.current = (event.currentTarget as WaTextarea).value ?? "";
        editor.edit((draft) => set(draft, wordsIn(typed.current)));
      }}
    >
      <ListComplaints hint={hint} wrong={wrong} />
    </wa-textarea>
  );
}
