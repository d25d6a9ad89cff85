import { kept } from "../../kept.ts";
import type { Mode } from "./draft.ts";

/** Whether answers quote what was said before; as it was chosen last in this browser (EML-42). */
const quotes = kept<boolean>("mail-history", true, (value) => typeof value === "boolean");

export function usualHistory(mode: Mode): boolean {
  return (mode === "reply" || mode === "reply-all") && quotes.peek();
}

export function rememberHistory(mode: Mode, withHistory: boolean): void {
  if (mode === "reply" || mode === "reply-all") quotes.value = withHistory;
}
