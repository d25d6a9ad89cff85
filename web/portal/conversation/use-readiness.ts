import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Readiness } from "../../../domain/routing/readiness.ts";
import type { ReadyColleagues } from "../../../protocol/colleagues.ts";
import { answer, api } from "../api.ts";

/** How ready each colleague is, by id, as it was when this was opened; null: not known. */
export function useReadiness(): ReadyColleagues["readiness"] | null {
  const known = useSignal<Record<string, Readiness> | null>(null);
  useEffect(() => {
    answer(api.desk.colleagues.$get()).then(
      ({ readiness }: ReadyColleagues) => {
        known.value = readiness;
      },
      // Without it they are named all the same.
      () => {},
    );
  }, [known]);
  return known.value;
}
