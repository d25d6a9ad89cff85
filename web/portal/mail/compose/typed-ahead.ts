import { useEffect, useRef } from "preact/hooks";

/** What a key adds to what was typed; null: it is none of text. */
export function typedWith(
  text: string,
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
): string | null {
  if (ctrlKey || metaKey || (altKey && key.length > 1)) return null;
  if (key === "Backspace") return [...text].slice(0, -1).join("");
  if (key === "Enter") return `${text}\n`;
  return [...key].length === 1 ? text + key : null;
}

/**
 * Keeps what is typed between *reply* and the moment when there is an editor to type into: else the first letters would be keys of the
 * desk. `take` gives it, once.
 */
export function useTypedAhead(waiting: boolean): { take: () => string } {
  const typed = useRef("");
  useEffect(() => {
    if (!waiting) return;
    const keep = (event: KeyboardEvent) => {
      const target = event.composedPath()[0];
      if (
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches("input, textarea, select, button"))
      )
        return;
      const next = typedWith(typed.current, event);
      if (next === null) return;
      typed.current = next;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener("keydown", keep, { capture: true });
    return () => removeEventListener("keydown", keep, { capture: true });
  }, [waiting]);
  return {
    take: () => {
      const text = typed.current;
      typed.current = "";
      return text;
    },
  };
}
