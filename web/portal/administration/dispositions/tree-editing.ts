import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { DispositionNode } from "../../../../protocol/configuration.ts";
import type { Place } from "./tree-moves.ts";

/** The form around a tree: where its changes go, and what is wrong with it. Paths are the tree's own: `0.children.1.name`, `` for its roots. */
export interface TreeEditing {
  tree: DispositionNode[];
  edit: (change: (tree: DispositionNode[]) => void) => void;
  complaint: (path: string) => string | undefined;
  /** The element of a path, so that a summary finds it. */
  idOf: (path: string) => string;
}

export const TreeContext = createContext<TreeEditing | null>(null);

export function useTree(): TreeEditing {
  const editing = useContext(TreeContext);
  if (editing === null) throw new Error("A disposition stands in a tree");
  return editing;
}

/** `0.children.1` */
export function pathOf(place: Place): string {
  return place.join(".children.");
}

/** `1.2`, as people count. */
export function numberOf(place: Place): string {
  return place.map((at) => at + 1).join(".");
}

/** The name's field at a place takes the focus, once it is drawn. */
export function focusAt({ idOf }: TreeEditing, place: Place): void {
  requestAnimationFrame(() => document.getElementById(idOf(`${pathOf(place)}.name`))?.focus());
}
