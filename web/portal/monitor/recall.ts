import type { VNode } from "preact";
import { useRef } from "preact/hooks";

/** What was made of the same things before is the same again, so that whatever is drawn of it is left alone. Forgotten with its first part. */
export class Recall {
  readonly #known = new WeakMap<object, { of: readonly unknown[]; made: unknown }>();

  /** `make` is a function of `parts` alone, which are compared by identity. */
  of<Made>(parts: readonly [object, ...unknown[]], make: () => Made): Made {
    const known = this.#known.get(parts[0]);
    if (known?.of.length === parts.length && parts.every((part, at) => part === known.of[at]))
      return known.made as Made;
    const made = make();
    this.#known.set(parts[0], { of: parts, made });
    return made;
  }
}

/** Draws a row once while it is the same: of hundreds, a change then touches those that it is about. */
export function useDrawnOnce<Row extends object>(draw: (row: Row) => VNode): (row: Row) => VNode {
  const drawn = useRef(new WeakMap<Row, VNode>());
  return (row) => {
    const known = drawn.current.get(row) ?? draw(row);
    drawn.current.set(row, known);
    return known;
  };
}
