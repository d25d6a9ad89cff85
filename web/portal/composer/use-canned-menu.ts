import { useSignal } from "@preact/signals";
import { type Canned, cannedFor } from "./canned.ts";

export const CANNED_LIST = "canned-list";

/**
 * The menu of canned responses that a slash opens, whatever is written in: filtered as one types, chosen by arrows and Enter, left by
 * Escape. `Slash` is where it stands.
 */
export function useCannedMenu<Slash extends { filter: string }>(
  canned: readonly Canned[],
  choose: (one: Canned, slash: Slash | null) => void,
) {
  const slash = useSignal<Slash | null>(null);
  const at = useSignal(0);
  const shown = slash.value === null ? [] : cannedFor(canned, slash.value.filter);

  const open = (found: Slash | null) => {
    slash.value = found;
    at.value = 0;
  };
  const close = () => {
    slash.value = null;
  };
  const chosen = (one: Canned) => {
    choose(one, slash.value);
    close();
  };
  /** True when the key was the list's. */
  const keyed = (event: KeyboardEvent): boolean => {
    const one = shown[at.value];
    if (one === undefined) return false;
    const moves: Record<string, () => void> = {
      ArrowDown: () => (at.value = (at.value + 1) % shown.length),
      ArrowUp: () => (at.value = (at.value + shown.length - 1) % shown.length),
      Enter: () => chosen(one),
      Tab: () => chosen(one),
      Escape: close,
    };
    const act = event.isComposing ? undefined : moves[event.key];
    if (act === undefined) return false;
    event.preventDefault();
    act();
    return true;
  };
  const attributes =
    shown.length === 0
      ? {}
      : ({
          "aria-autocomplete": "list",
          "aria-controls": CANNED_LIST,
          "aria-activedescendant": `${CANNED_LIST}-${at.value}`,
        } as const);
  return { open, menu: { shown, at: at.value, choose: chosen, keyed, attributes } };
}
