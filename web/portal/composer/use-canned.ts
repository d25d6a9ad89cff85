import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { type Canned, filled, slashAt, type Variables } from "./canned.ts";
import { filesOf } from "./canned-files.ts";
import { insertAt } from "./text-field.ts";
import { useCannedMenu } from "./use-canned-menu.ts";

interface CannedOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  text: Signal<string>;
  canned: readonly Canned[];
  variables: Variables;
  write: (text: string, caret: number) => void;
  /** Takes the files of a response. */
  attach: (files: File[]) => void;
}

/** What `/` opens in the composer. */
export function useCanned({ field, text, canned, variables, write, attach }: CannedOptions) {
  const { open, menu } = useCannedMenu<{ from: number; filter: string }>(canned, (one, slash) => {
    const from = slash?.from ?? text.value.length;
    const to = field.current?.selectionStart ?? text.value.length;
    const said = filled(one.text, variables);
    write(text.value.slice(0, from) + said + text.value.slice(to), from + said.length);
    void filesOf(one).then(attach);
    field.current?.focus();
  });
  const look = () => open(slashAt(text.value, field.current?.selectionStart ?? 0));
  const start = () => {
    const caret = field.current?.selectionStart ?? text.value.length;
    const gap = caret === 0 || /\s$/.test(text.value.slice(0, caret)) ? "" : " ";
    const { value, caret: after } = insertAt(field.current, text.value, `${gap}/`);
    write(value, after);
    open({ from: after - 1, filter: "" });
    field.current?.focus();
  };
  return { ...menu, look, start };
}

export type CannedMenu = ReturnType<typeof useCanned>;
