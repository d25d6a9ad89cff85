import { z } from "zod";
import type { QualityModel } from "./quality.ts";

/** Dispositions, of a campaign or of all: up to three dependent levels (DSP-1). An agent chooses a node that has no children. */
export interface DispositionNode extends DispositionMarks {
  name: string;
  children: DispositionNode[];
}

/** What a disposition asks of who chooses it; on a node with children, `disabled` takes all below it away and the others say nothing. */
export interface DispositionMarks {
  /** Kept, but no longer offered. */
  disabled?: boolean | undefined;
  /** Closing with it asks for a comment (DSP-4). */
  comment?: boolean | undefined;
  /** Closing with it asks when to come back to the customer (DSP-3). */
  comeBack?: boolean | undefined;
}

/** One that may be chosen: one to three names. */
export interface DispositionLeaf extends DispositionMarks {
  path: string[];
}

/** What closing asks for beyond the choice. */
export type DispositionNeed = Pick<DispositionLeaf, "path" | "comment" | "comeBack">;

const MAX_PATHS = 500;
const label = z.string().trim().min(1).max(60);
const marks = { disabled: z.boolean().optional(), comment: z.boolean().optional(), comeBack: z.boolean().optional() };

const leaf = z.strictObject({ name: label, ...marks, children: z.array(z.never()).max(0).default([]) });
const branch = z.strictObject({ name: label, ...marks, children: siblings(leaf).default([]) });

export const dispositionTree: z.ZodType<DispositionNode[]> = siblings(
  z.strictObject({ name: label, ...marks, children: siblings(branch).default([]) }),
).refine((tree) => leavesOf(tree).length <= MAX_PATHS, { error: `At most ${MAX_PATHS} dispositions` });

/** The leaves in the order of the tree. What is disabled above one is disabled in it. */
export function leavesOf(tree: DispositionNode[], above: string[] = [], off = false): DispositionLeaf[] {
  return tree.flatMap(({ name, children, disabled = false, comment = false, comeBack = false }) => {
    const path = [...above, name];
    if (children.length > 0) return leavesOf(children, path, off || disabled);
    return [{ path, ...onlyTrue({ disabled: off || disabled, comment, comeBack }) }];
  });
}

/** The tree again, from its leaves. A node whose leaves are all disabled is disabled itself. */
export function treeOf(leaves: DispositionLeaf[]): DispositionNode[] {
  const roots: DispositionNode[] = [];
  for (const { path, ...asked } of leaves) {
    let level = roots;
    for (const [depth, name] of path.entries()) {
      let node = level.find((candidate) => candidate.name === name);
      if (node === undefined) {
        node = { name, ...(depth === path.length - 1 ? asked : onlyTrue({ disabled: true })), children: [] };
        level.push(node);
      }
      if (asked.disabled !== true) delete node.disabled;
      level = node.children;
    }
  }
  return roots;
}

/** What an agent may choose: a campaign's own leaves, then those of all campaigns that it does not name itself. */
export function offered(own: DispositionLeaf[], common: DispositionLeaf[]): DispositionLeaf[] {
  const named = new Set(own.map(({ path }) => keyOf(path)));
  return [...own, ...common.filter(({ path }) => !named.has(keyOf(path)))].filter(({ disabled }) => disabled !== true);
}

/** Those of the offered that ask for more than being chosen. */
export function needsOf(leaves: DispositionLeaf[]): DispositionNeed[] {
  return leaves.filter(({ comment, comeBack }) => comment === true || comeBack === true);
}

/** What closing with these levels asks for; nothing where no need names them. */
export function needOf(
  needs: readonly DispositionNeed[] | undefined,
  levels: readonly string[],
): { comment: boolean; comeBack: boolean } {
  const need = needs?.find(({ path }) => keyOf(path) === keyOf(levels));
  return { comment: need?.comment === true, comeBack: need?.comeBack === true };
}

/** What a campaign asks of who closes: the paths that may be chosen, and what some of them ask for. */
export interface ClosingRules {
  paths: readonly (readonly string[])[];
  needs: readonly DispositionNeed[];
  /** The model that is answered; null: none; of what was noted before there were models, absent. */
  quality?: QualityModel | null;
}

/** What closing with this choice lacks (DSP-2 to DSP-4); null: nothing, as where a campaign has no dispositions. `comeBackAt` in ms. */
export function lackOf(
  { paths, needs }: ClosingRules,
  chosen: { levels: readonly string[]; comment: string; comeBackAt?: number | undefined } | null,
  now: number,
): "disposition" | "comment" | "come-back" | null {
  if (paths.length === 0) return null;
  if (chosen === null || !paths.some((path) => keyOf(path) === keyOf(chosen.levels))) return "disposition";
  const need = needOf(needs, chosen.levels);
  if (need.comment && chosen.comment.trim() === "") return "comment";
  return need.comeBack && !((chosen.comeBackAt ?? Number.NaN) > now) ? "come-back" : null;
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path.map((name) => name.toLowerCase()));
}

function onlyTrue(asked: DispositionMarks): DispositionMarks {
  return Object.fromEntries(Object.entries(asked).filter(([, on]) => on === true));
}

function siblings<Node extends z.ZodType<{ name: string }>>(node: Node) {
  return z
    .array(node)
    .max(MAX_PATHS)
    .refine((nodes) => new Set(nodes.map(({ name }) => name.toLowerCase())).size === nodes.length, {
      error: "Two of the same name",
    });
}
