import { signal } from "@preact/signals";
import { desk } from "../desk/desk.ts";
import { signOut } from "../session.ts";

/** The dialog that asks what becomes of open work is open. */
export const leavingShown = signal(false);

export const leaving = {
  /** Signs out, after asking when something is still held. */
  ask(): void {
    if ((desk.value?.held.length ?? 0) > 0) leavingShown.value = true;
    else void signOut();
  },
};
