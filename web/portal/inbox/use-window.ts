import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CustomerWindow } from "../../../protocol/messages.ts";
import { answer, api } from "../api.ts";

const TYPING_PAUSE_MS = 300;
/** No number is shorter. */
const FEWEST_DIGITS = 6;

/** Until when free text may leave to a number by this campaign (WA-5), ms; null: not known, or no campaign with a window. */
export function useWindow(campaign: string | null, number: string): number | null {
  const until = useSignal<number | null>(null);
  const dialled = number.trim();
  useEffect(() => {
    until.value = null;
    if (campaign === null || dialled.replaceAll(/\D/g, "").length < FEWEST_DIGITS) return;
    let current = true;
    const timer = setTimeout(() => {
      const asked = { query: { campaign, destination: dialled } };
      // What is not known is closed: a template may leave always, and the number's own faults are said when it is sent.
      answer(api.desk.window.$get(asked)).then(
        (window: CustomerWindow) => {
          if (current) until.value = window.until;
        },
        () => {},
      );
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [campaign, dialled]);
  return until.value;
}
