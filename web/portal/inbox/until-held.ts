import { effect } from "@preact/signals";
import { desk } from "../desk/desk.ts";

/** The desk is told a moment after the door has answered. */
const HELD_WITHIN_MS = 5_000;

/** Resolves when the desk holds the conversation, or shortly after in any case: its screen says what it knows. */
export function untilHeld(conversation: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HELD_WITHIN_MS);
    const stop = effect(() => {
      if (!desk.value?.held.some((one) => one.conversation === conversation)) return;
      clearTimeout(timer);
      resolve();
    });
    setTimeout(stop, HELD_WITHIN_MS);
  });
}
