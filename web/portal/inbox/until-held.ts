import { effect } from "@preact/signals";
import { desk } from "../desk/desk.ts";

/** The desk is told a moment after the door has answered. */
const HELD_WITHIN_MS = 5_000;

/** Resolves with its conversation when the desk holds it, or with null shortly after in any case: its screen says what it knows. */
export function untilHeld(wanted: { conversation: string } | { interaction: string }): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), HELD_WITHIN_MS);
    const stop = effect(() => {
      const held = desk.value?.held.find((one) =>
        "conversation" in wanted ? one.conversation === wanted.conversation : one.interaction === wanted.interaction,
      );
      if (held === undefined) return;
      clearTimeout(timer);
      resolve(held.conversation);
    });
    setTimeout(stop, HELD_WITHIN_MS);
  });
}
