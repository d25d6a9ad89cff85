import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { FieldProps } from "./field.tsx";
import { labelOf } from "./labels.ts";
import { ListComplaints } from "./list-complaints.tsx";
import { idOf, useEditor, useErrorsIn } from "./use-editor.ts";

/** A list, one thing a line; blank lines are none. */
export function LinesField({ path, label, hint = "", value, set }: FieldProps<string[]>) {
  const editor = useEditor();
  const wrong = useErrorsIn(path);
  return (
    <wa-textarea
      id={idOf(path)}
      class={wrong.length === 0 ? "" : "bad"}
      size="s"
      resize="auto"
      rows={2}
      label={label ?? labelOf(path)}
      spellcheck={false}
      value={value.join("\n")}
      onInput={(event: Event) => {
        const lines = ((event.currentTarget as WaTextarea).value ?? "").split("\n");
        editor.edit((draft) => set(draft, lines.length === 1 && lines[0] === "" ? [] : lines));
      }}
    >
      <ListComplaints hint={hint} wrong={wrong} />
    </wa-textarea>
  );
}
