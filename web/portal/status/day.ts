import { signal } from "@preact/signals";

/** The dialog with the day's timeline is open. */
export const dayShown = signal(false);
