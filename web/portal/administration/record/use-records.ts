import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";

export interface Records<Row> {
  rows: Signal<readonly Row[] | null>;
  failure: Signal<string | null>;
  load: () => Promise<void>;
}

/** All records of a short list: read at once, and again after each change. */
export function useRecords<Row>(read: () => Promise<readonly Row[]>): Records<Row> {
  const rows = useSignal<readonly Row[] | null>(null);
  const failure = useSignal<string | null>(null);
  const load = async () => {
    try {
      rows.value = await read();
      failure.value = null;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => void load(), []);
  return { rows, failure, load };
}
