import type { DispositionNode } from "../../../../protocol/configuration.ts";

/** The places of a node: `[1, 0]` is the first below the second. */
export type Place = readonly number[];

/** DSP-1: no deeper than this. */
export const LEVELS = 3;

/** The nodes beside which one at a place stands: those below `above`. */
export function siblingsIn(tree: DispositionNode[], above: Place): DispositionNode[] {
  return above.reduce<DispositionNode[]>((nodes, index) => nodes[index]?.children ?? [], tree);
}

export function nodeAt(tree: DispositionNode[], place: Place): DispositionNode | undefined {
  return siblingsIn(tree, place.slice(0, -1))[place.at(-1) ?? 0];
}

/** How a node may move: among its siblings, below the one before it, beside the one above it. */
export const MOVES = ["up", "down", "deeper", "higher"] as const;
export type Move = (typeof MOVES)[number];

/** Where the node at a place would come to; null where it cannot go that way, or would hang deeper than three levels. */
export function target(tree: DispositionNode[], place: Place, move: Move): Place | null {
  const above = place.slice(0, -1);
  const index = place.at(-1) ?? 0;
  const node = nodeAt(tree, place);
  if (node === undefined) return null;
  if (move === "up") return index === 0 ? null : [...above, index - 1];
  if (move === "down") return index + 1 < siblingsIn(tree, above).length ? [...above, index + 1] : null;
  if (move === "higher") return above.length === 0 ? null : [...above.slice(0, -1), (above.at(-1) ?? 0) + 1];
  if (index === 0 || place.length + heightOf(node) > LEVELS) return null;
  const before = [...above, index - 1];
  return [...before, nodeAt(tree, before)?.children.length ?? 0];
}

/** Moves the node; gives its new place, or null when it stays. */
export function carry(tree: DispositionNode[], place: Place, move: Move): Place | null {
  const to = target(tree, place, move);
  const [node] = to === null ? [] : siblingsIn(tree, place.slice(0, -1)).splice(place.at(-1) ?? 0, 1);
  if (to === null || node === undefined) return null;
  siblingsIn(tree, to.slice(0, -1)).splice(to.at(-1) ?? 0, 0, node);
  return to;
}

/** Sets or takes away a mark; one that is off is not written at all. */
export function mark(node: DispositionNode, name: "disabled" | "comment" | "comeBack", on: boolean): void {
  if (on) node[name] = true;
  else delete node[name];
  if (name === "disabled") for (const child of node.children) mark(child, name, on);
}

function heightOf({ children }: DispositionNode): number {
  return 1 + Math.max(0, ...children.map(heightOf));
}
