import { expect, test } from "vitest";
import { type DispositionNode, dispositionTree, leavesOf, needOf, needsOf, offered, treeOf } from "./dispositions.ts";

const node = (name: string, ...children: DispositionNode[]): DispositionNode => ({ name, children });
const TREE = [node("Venta", node("Cerrada", node("Contado"), node("Crédito")), node("Pendiente")), node("Reclamo")];

test("DSP-1: three dependent levels become the paths that an agent may choose, and these the tree again", () => {
  expect(leavesOf(TREE).map(({ path }) => path)).toEqual([
    ["Venta", "Cerrada", "Contado"],
    ["Venta", "Cerrada", "Crédito"],
    ["Venta", "Pendiente"],
    ["Reclamo"],
  ]);
  expect(treeOf(leavesOf(TREE))).toEqual(TREE);
});

test("children may be left out", () => {
  expect(dispositionTree.parse([{ name: " Venta " }])).toEqual([node("Venta")]);
});

test.each([
  ["a fourth level", [node("1", node("2", node("3", node("4"))))]],
  ["two of one name in a level, whatever the case", [node("Venta"), node("venta")]],
  ["a name without letters", [node("  ")]],
  ["501 dispositions", Array.from({ length: 501 }, (_, n) => node(`d${n}`))],
])("%s is refused", (_, tree) => {
  expect(dispositionTree.safeParse(tree).success).toBe(false);
});

test("DSP-4: what is disabled takes all below it away, stays in the tree and is no longer offered", () => {
  const [sale, complaint] = structuredClone(TREE);
  if (sale === undefined || complaint === undefined) throw new Error("two of them");
  sale.disabled = true;
  const leaves = leavesOf([sale, complaint]);
  expect(leaves.map(({ disabled = false }) => disabled)).toEqual([true, true, true, false]);
  const kept = treeOf(leaves);
  expect(kept.map(({ name, disabled }) => [name, disabled])).toEqual([
    ["Venta", true],
    ["Reclamo", undefined],
  ]);
  expect(treeOf(leavesOf(kept))).toEqual(kept);
  expect(offered(leaves, [])).toEqual([{ path: ["Reclamo"] }]);
});

test("DSP-3, DSP-4: a campaign offers its own first, then those of all; each says what closing with it asks for", () => {
  const own = leavesOf([{ ...node("Venta"), comment: true }, node("Llamar"), { ...node("Vieja"), disabled: true }]);
  const common = leavesOf([
    { ...node("llamar"), comeBack: true },
    { ...node("Agendar"), comeBack: true },
    node("vieja"),
  ]);
  const leaves = offered(own, common);
  expect(leaves.map(({ path }) => path.join())).toEqual(["Venta", "Llamar", "Agendar"]);
  const needs = needsOf(leaves);
  expect(needOf(needs, ["Venta"])).toEqual({ comment: true, comeBack: false });
  expect(needOf(needs, ["Llamar"])).toEqual({ comment: false, comeBack: false });
  expect(needOf(needs, ["Agendar"])).toEqual({ comment: false, comeBack: true });
  expect(needOf(undefined, ["Agendar"])).toEqual({ comment: false, comeBack: false });
});
