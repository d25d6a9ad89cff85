import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DialledNumber } from "../../../protocol/messages.ts";
import { answer, api, problemOf } from "../api.ts";

const TYPING_PAUSE_MS = 300;
/** No number is shorter. */
const FEWEST_DIGITS = 6;

export interface Dialled {
  /** Null: not known. */
  known: DialledNumber | null;
  /** Nobody can be written to there by this campaign. */
  isWrong: boolean;
}

const NOTHING: Dialled = { known: null, isWrong: false };

/** What is known of a number as soon as it may be a whole one, before anything is sent to it. `campaign`: id; empty: none. */
export function useDialled(campaign: string, number: string): Dialled {
  const dialled = useSignal(NOTHING);
  const written = number.trim();
  useEffect(() => {
    dialled.value = NOTHING;
    if (campaign === "" || written.replaceAll(/\D/g, "").length < FEWEST_DIGITS) return;
    let current = true;
    const timer = setTimeout(() => {
      const asked = { query: { campaign, destination: written } };
      answer(api.desk.dialled.$get(asked)).then(
        (known: DialledNumber) => {
          if (current) dialled.value = { known, isWrong: false };
        },
        // Anything else is said when it is sent.
        (thrown: unknown) => {
          if (current) dialled.value = { known: null, isWrong: problemOf(thrown).code === "invalid_number" };
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [campaign, written]);
  return dialled.value;
}
