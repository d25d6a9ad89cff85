import { useLayoutEffect, useRef } from "preact/hooks";
import { lineAt } from "./window.ts";

type Line = { key: string };
/** A line in the view, and where it began, px. */
type Mark = { key: string; at: number };

/** The lines at the top of the view: two, since a line may go when others come above it. */
export function marksAt(lines: readonly Line[], offsets: Float64Array, top: number): Mark[] {
  const first = lineAt(offsets, top);
  return lines.slice(first, first + 2).map(({ key }, index) => ({ key, at: offsets[first + index] ?? 0 }));
}

/** How far the marked lines have moved down since: px, 0 where none of them is left. */
export function movedBy(marks: readonly Mark[], lines: readonly Line[], offsets: Float64Array): number {
  for (const { key, at } of marks) {
    const index = lines.findIndex((line) => line.key === key);
    if (index >= 0) return (offsets[index] ?? at) - at;
  }
  return 0;
}

/** Keeps what one reads where it is when lines come above it; `moved` is told by how much. */
export function usePlace(
  box: { current: HTMLElement | null },
  { lines, offsets, holds }: { lines: readonly Line[]; offsets: Float64Array; holds: boolean },
  moved: (element: HTMLElement) => void,
): void {
  const known = useRef<{ lines: readonly Line[]; marks: Mark[] }>({ lines, marks: [] });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const shift = holds && known.current.lines !== lines ? movedBy(known.current.marks, lines, offsets) : 0;
    if (shift !== 0) {
      element.scrollTop += shift;
      moved(element);
    }
    known.current = { lines, marks: marksAt(lines, offsets, element.scrollTop) };
  });
}
