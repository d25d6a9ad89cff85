import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

/** Grows with its text, as far as the style sheet lets it; most browsers do that by themselves. */
export function useAutosize(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || GROWS_BY_ITSELF) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}

/** The text with something put where the caret is, and where the caret goes. */
export function insertAt(
  field: HTMLTextAreaElement | null,
  text: string,
  inserted: string,
): { value: string; caret: number } {
  const from = field?.selectionStart ?? text.length;
  const to = field?.selectionEnd ?? from;
  return { value: text.slice(0, from) + inserted + text.slice(to), caret: from + inserted.length };
}
