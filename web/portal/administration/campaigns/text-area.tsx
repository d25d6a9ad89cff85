import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { MAX_TEXT } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import type { FieldProps } from "./field.tsx";
import { ErrorOr } from "./hint.tsx";
import { labelOf } from "./labels.ts";
import { idOf, useEditor, useError } from "./use-editor.ts";

/** Near the bound people want to know how near; before that a count is noise. */
const COUNTED_FROM = 0.8;

interface TextAreaProps extends FieldProps<string> {
  rows?: number;
  longest?: number;
  /** Whether the count is there before the end is near. */
  counted?: boolean;
}

/** A text of several lines; longer than allowed can be typed, and is complained of. */
export function TextArea(props: TextAreaProps) {
  const { path, label, hint = "", value, set, rows = 2, longest = MAX_TEXT, counted = true } = props;
  const editor = useEditor();
  return (
    <wa-textarea
      id={idOf(path)}
      class={useError(path) === undefined ? "" : "bad"}
      size="s"
      resize="auto"
      rows={rows}
      label={label ?? labelOf(path)}
      value={value}
      onInput={(event: Event) => {
        const typed = (event.currentTarget as WaTextarea).value ?? "";
        editor.edit((draft) => set(draft, typed));
      }}
    >
      <span slot="hint" class="hint-line">
        <ErrorOr path={path}>{hint}</ErrorOr>
        {(counted || value.length > longest * COUNTED_FROM) && (
          <span class="counter">{m.campaigns_counted({ count: value.length, limit: longest })}</span>
        )}
      </span>
    </wa-textarea>
  );
}
