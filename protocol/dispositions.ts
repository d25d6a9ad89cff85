import { z } from "zod";

/** Dispositions of a campaign: up to three dependent levels (DSP-1). An agent chooses a node that has no children. */
export interface DispositionNode {
  name: string;
  children: DispositionNode[];
}

const MAX_PATHS = 500;
const label = z.string().trim().min(1).max(60);

const leaf = z.strictObject({ name: label, children: z.array(z.never()).max(0).default([]) });
const branch = z.strictObject({ name: label, children: siblings(leaf).default([]) });

export const dispositionTree = siblings(z.strictObject({ name: label, children: siblings(branch).default([]) })).refine(
  (tree) => pathsOf(tree).length <= MAX_PATHS,
  { error: `At most ${MAX_PATHS} dispositions` },
);

/** The paths of one to three names that an agent may choose, in the order of the tree. */
export function pathsOf(tree: DispositionNode[], above: string[] = []): string[][] {
  return tree.flatMap(({ name, children }) =>
    children.length === 0 ? [[...above, name]] : pathsOf(children, [...above, name]),
  );
}

/** The tree again, from the paths of its leaves. */
export function treeOf(paths: string[][]): DispositionNode[] {
  const roots: DispositionNode[] = [];
  for (const path of paths) {
    let level = roots;
    for (const name of path) {
      let node = level.find((candidate) => candidate.name === name);
      if (node === undefined) {
        node = { name, children: [] };
        level.push(node);
      }
      level = node.children;
    }
  }
  return roots;
}

function siblings<Node extends z.ZodType<{ name: string }>>(node: Node) {
  return z
    .array(node)
    .max(MAX_PATHS)
    .refine((nodes) => new Set(nodes.map(({ name }) => name.toLowerCase())).size === nodes.length, {
      error: "Two of the same name",
    });
}
