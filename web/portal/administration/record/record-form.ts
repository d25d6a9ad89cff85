import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FieldError } from "../../../../protocol/problem.ts";
import { fieldOf } from "./field-error.ts";

/** What a form's fields write, and what is wrong with them. */
export interface RecordForm {
  draft: Signal<Record<string, unknown>>;
  errors: ReadonlySignal<readonly FieldError[]>;
  /** By field, in the order in which they stand. */
  labels: Map<string, string>;
  /** What is wrong with a field, in the reader's language. */
  say: (error: FieldError) => string;
}

export const RecordContext = createContext<RecordForm | null>(null);

export function useRecord(): RecordForm {
  const form = useContext(RecordContext);
  if (form === null) throw new Error("A field stands in a record's form");
  return form;
}

/** One field of the record around it; with its label, the summary of errors names it. `complaint` is undefined while nothing is wrong. */
export function useField(name: string, label?: string) {
  const { draft, errors, labels, say } = useRecord();
  if (label !== undefined) labels.set(name, label);
  const error = errors.value.find(({ path }) => fieldOf(path) === name);
  return {
    value: draft.value[name],
    complaint: error === undefined ? undefined : say(error),
    set: (value: unknown) => {
      draft.value = { ...draft.value, [name]: value };
    },
  };
}
