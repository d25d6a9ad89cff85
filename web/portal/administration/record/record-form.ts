import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FieldError } from "../../../../protocol/problem.ts";

/** What a dialog's fields write, and what the server has said of them. */
export interface RecordForm {
  draft: Signal<Record<string, unknown>>;
  errors: Signal<readonly FieldError[]>;
}

export const RecordContext = createContext<RecordForm | null>(null);

export function useRecord(): RecordForm {
  const form = useContext(RecordContext);
  if (form === null) throw new Error("A field stands in a record's dialog");
  return form;
}

export function useField(name: string) {
  const { draft, errors } = useRecord();
  return {
    value: draft.value[name],
    error: errors.value.find(({ path }) => path === name || path.startsWith(`${name}.`)),
    set: (value: unknown) => {
      draft.value = { ...draft.value, [name]: value };
    },
  };
}
