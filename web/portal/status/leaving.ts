import { signal } from "@preact/signals";
import { forgetDrafts } from "../composer/drafts.ts";
import { desk } from "../desk/desk.ts";
import { signOut } from "../session.ts";

/** The dialog that asks what becomes of open work is open. */
export const leavingShown = signal(false);

/** Signs out, after asking when something is still held. */
export function askToLeave(): void {
  if ((desk.value?.held.length ?? 0) > 0) leavingShown.value = true;
  else void signOutForGood();
}

/** Throws a `Refusal` when the server cannot be told: then one is still signed in. */
export async function signOutForGood(): Promise<void> {
  await signOut();
  leavingShown.value = false;
  forgetDrafts();
}
