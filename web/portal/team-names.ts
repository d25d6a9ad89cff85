import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { answer, api } from "./api.ts";

/** The teams by which one may filter what one reads; none while they are not known. */
export function useTeamNames(): Signal<readonly string[]> {
  const names = useSignal<readonly string[]>([]);
  useEffect(() => {
    // Without the names it is of everybody.
    answer(api["team-names"].$get()).then(
      ({ items }) => (names.value = items),
      () => {},
    );
  }, []);
  return names;
}

/** What a filter offers: the names known, and the one that the address asks for. */
export function withChosen(names: readonly string[], chosen: string): string[] {
  return chosen === "" || names.includes(chosen) ? [...names] : [chosen, ...names];
}
