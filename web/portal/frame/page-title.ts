import { signal } from "@preact/signals";

/** The screen's title, which phones show in the top bar. */
export const pageTitle = signal("");
