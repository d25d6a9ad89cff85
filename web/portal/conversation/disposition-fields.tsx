import "@awesome.me/webawesome/dist/components/input/input.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type { Signal } from "@preact/signals";
import type { needOf } from "../../../protocol/dispositions.ts";
import { m } from "../../shared/paraglide/messages.js";
import { type Closing, choicesAt, type Paths, withChoice } from "./disposition.ts";

interface DispositionFieldsProps {
  paths: Paths;
  /** What the one that is chosen asks for. */
  need: ReturnType<typeof needOf>;
  written: { [Field in keyof Closing]: Signal<Closing[Field]> };
  changed: () => void;
}

const LEVELS = [m.inbox_disposition_1, m.inbox_disposition_2, m.inbox_disposition_3] as const;

/** Three dependent choices, when to come back where the chosen one asks for it, and a comment (DSP-2 to DSP-4). */
export function DispositionFields({ paths, need, written, changed }: DispositionFieldsProps) {
  const { levels, comment, comeBack } = written;
  return (
    <>
      {LEVELS.map((label, level) => {
        const choices = choicesAt(paths, levels.value.slice(0, level));
        if (choices.length === 0 || levels.value.length < level) return null;
        return (
          <wa-select
            key={`${level} ${levels.value.slice(0, level).join("/")}`}
            label={label()}
            size="s"
            value={levels.value[level] ?? ""}
            onChange={(event: Event) => {
              levels.value = withChoice(levels.value, level, String((event.target as WaSelect).value ?? ""));
              changed();
            }}
          >
            {choices.map((choice) => (
              <wa-option key={choice} value={choice}>
                {choice}
              </wa-option>
            ))}
          </wa-select>
        );
      })}
      {need.comeBack && (
        <wa-input
          label={m.inbox_come_back()}
          size="s"
          type="datetime-local"
          required
          value={comeBack.value}
          onInput={(event: Event) => {
            comeBack.value = (event.target as WaInput).value ?? "";
            changed();
          }}
        />
      )}
      <wa-textarea
        label={m.inbox_comment()}
        required={need.comment}
        size="s"
        rows={3}
        maxlength={1_000}
        value={comment.value}
        onInput={(event: Event) => {
          comment.value = (event.target as WaTextarea).value ?? "";
        }}
      />
    </>
  );
}
