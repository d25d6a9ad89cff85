import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Recording } from "../../../protocol/recordings.ts";
import type { Live } from "../../shared/live/live.ts";
import { answer, api, problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";

/** The recording of that interaction, as it was seen. */
export function useRecording(interaction: string) {
  const recording = useSignal<Recording | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    recording.value = null;
    failure.value = null;
    answer(api.recordings[":id"].$get({ param: { id: interaction } })).then(
      (read) => {
        if (isWanted) recording.value = read as Recording;
      },
      (thrown: unknown) => {
        if (isWanted) failure.value = problemText(problemOf(thrown));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [interaction]);
  return { recording, failure };
}

/** What is over, in the shape in which screens show what is going on. */
export function stillOf({ entries, view, deliveries, seen }: Recording, me: { id: string; name: string }): Live {
  const fates = new Map(deliveries.map(({ entry, state, reason }) => [entry, { state, reason }]));
  return {
    thread: { have: 0, entries, seen, deliveries: fates, interaction: view, earlier: null },
    unsent: [],
    connection: "open",
    retryAt: null,
    clock: 0,
    me: { role: "supervisor", ...me },
    ended: null,
  };
}
