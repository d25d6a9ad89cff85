import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { useField } from "./record-form.ts";
import { Said } from "./said.tsx";

interface LongTextProps {
  name: string;
  label: string;
  hint?: string;
  longest: number;
  required?: boolean;
  /** What a click inserts where the caret is, and what it is called. */
  insertable?: readonly (readonly [insert: string, name: string])[];
}

/** Several lines of text. */
export function LongText({ name, label, hint = "", longest, required = false, insertable = [] }: LongTextProps) {
  const { value, complaint, set } = useField(name, label);
  const area = useRef<WaTextarea | null>(null);
  const insert = (what: string) => {
    area.current?.setRangeText(what);
    set(area.current?.value ?? "");
    area.current?.focus();
  };
  return (
    <div>
      <wa-textarea
        id={`field-${name}`}
        ref={(element) => {
          area.current = element;
        }}
        class={complaint === undefined ? "" : "bad"}
        size="s"
        rows={4}
        resize="auto"
        label={label}
        required={required}
        maxlength={longest}
        value={String(value ?? "")}
        onInput={(event: Event) => set((event.currentTarget as WaTextarea).value ?? "")}
      >
        <Said hint={hint} complaint={complaint} />
      </wa-textarea>
      {insertable.length > 0 && (
        <p class="record-insert">
          {m.settings_insert()}
          {insertable.map(([what, called]) => (
            <button key={what} type="button" class="link" title={what} onClick={() => insert(what)}>
              {called}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
