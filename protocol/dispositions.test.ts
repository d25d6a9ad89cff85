import { expect, test } from "vitest";
import { type DispositionNode, dispositionTree, pathsOf, treeOf } from "./dispositions.ts";

const node = (name: string, ...children: DispositionNode[]): DispositionNode => ({ name, children });
const TREE = [node("Venta", node("Cerrada", node("Contado"), node("Crédito")), node("Pendiente")), node("Reclamo")];

test("DSP-1: three dependent levels become the paths that an agent may choose, and these the tree again", () => {
  expect(pathsOf(TREE)).toEqual([
    ["Venta", "Cerrada", "Contado"],
    ["Venta", "Cerrada", "Crédito"],
    ["Venta", "Pendiente"],
    ["Reclamo"],
  ]);
  expect(treeOf(pathsOf(TREE))).toEqual(TREE);
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
