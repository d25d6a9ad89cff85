import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { type Canned, cannedFor, filled, slashAt, type Variables } from "./canned.ts";
import { filesOf } from "./canned-files.ts";
import { insertAt } from "./text-field.ts";

export const CANNED_LIST = "canned-list";

interface CannedOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  text: Signal<string>;
  canned: readonly Canned[];
  variables: Variables;
  write: (text: string, caret: number) => void;
  /** Takes the files of a response. */
  attach: (files: File[]) => void;
}

/** What `/` opens in the composer: filtered as one types, chosen by arrows and Enter, left by Escape. */
export function useCanned({ field, text, canned, variables, write, attach }: CannedOptions) {
  const slash = useSignal<{ from: number; filter: string } | null>(null);
  const at = useSignal(0);
  const shown = slash.value === null ? [] : cannedFor(canned, slash.value.filter);

  const look = () => {
    slash.value = slashAt(text.value, field.current?.selectionStart ?? 0);
    at.value = 0;
  };
  const close = () => {
    slash.value = null;
  };
  const choose = (one: Canned) => {
    const from = slash.value?.from ?? text.value.length;
    const to = field.current?.selectionStart ?? text.value.length;
    const said = filled(one.text, variables);
    write(text.value.slice(0, from) + said + text.value.slice(to), from + said.length);
    void filesOf(one).then(attach);
    close();
    field.current?.focus();
  };
  const start = () => {
    const caret = field.current?.selectionStart ?? text.value.length;
    const gap = caret === 0 || /\s$/.test(text.value.slice(0, caret)) ? "" : " ";
    const { value, caret: after } = insertAt(field.current, text.value, `${gap}/`);
    write(value, after);
    slash.value = { from: after - 1, filter: "" };
    at.value = 0;
    field.current?.focus();
  };
  /** True when the key was the list's. */
  const keyed = (event: KeyboardEvent): boolean => {
    const one = shown[at.value];
    if (one === undefined) return false;
    const moves: Record<string, () => void> = {
      ArrowDown: () => (at.value = (at.value + 1) % shown.length),
      ArrowUp: () => (at.value = (at.value + shown.length - 1) % shown.length),
      Enter: () => choose(one),
      Tab: () => choose(one),
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
  return { shown, at: at.value, look, choose, start, keyed, attributes };
}

export type CannedMenu = ReturnType<typeof useCanned>;
