import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FieldError } from "../../../../protocol/problem.ts";
import { fieldOf } from "./field-error.ts";

/** What a dialog's fields write, and what the server has said of them. */
export interface RecordForm {
  draft: Signal<Record<string, unknown>>;
  errors: Signal<readonly FieldError[]>;
  /** By field, in the order in which they stand. */
  labels: Map<string, string>;
}

export const RecordContext = createContext<RecordForm | null>(null);

export function useRecord(): RecordForm {
  const form = useContext(RecordContext);
  if (form === null) throw new Error("A field stands in a record's dialog");
  return form;
}

/** One field of the record around it; with its label, the summary of errors names it. */
export function useField(name: string, label?: string) {
  const { draft, errors, labels } = useRecord();
  if (label !== undefined) labels.set(name, label);
  return {
    value: draft.value[name],
    error: errors.value.find(({ path }) => fieldOf(path) === name),
    set: (value: unknown) => {
      draft.value = { ...draft.value, [name]: value };
    },
  };
}
