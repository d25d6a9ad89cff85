import { expect, test } from "vitest";
import type { DispositionNode } from "../../../../protocol/configuration.ts";
import { carry, type Move, mark, nodeAt, type Place } from "./tree-moves.ts";

const node = (name: string, ...children: DispositionNode[]): DispositionNode => ({ name, children });
const tree = () => [node("Venta", node("Cerrada", node("Contado")), node("Pendiente")), node("Reclamo"), node("Otro")];

/** `Venta(Cerrada(Contado) Pendiente) Reclamo Otro` */
const drawn = (nodes: DispositionNode[]): string =>
  nodes.map(({ name, children }) => (children.length === 0 ? name : `${name}(${drawn(children)})`)).join(" ");

test.each<[Place, Move, string, Place | null]>([
  [[1], "up", "Reclamo Venta(Cerrada(Contado) Pendiente) Otro", [0]],
  [[0], "up", "", null],
  [[1], "down", "Venta(Cerrada(Contado) Pendiente) Otro Reclamo", [2]],
  [[2], "down", "", null],
  [[1], "deeper", "Venta(Cerrada(Contado) Pendiente Reclamo) Otro", [0, 2]],
  [[0, 1], "deeper", "Venta(Cerrada(Contado Pendiente)) Reclamo Otro", [0, 0, 1]],
  [[0], "deeper", "", null],
  [[0, 0, 0], "higher", "Venta(Cerrada Contado Pendiente) Reclamo Otro", [0, 1]],
  [[0, 0], "higher", "Venta(Pendiente) Cerrada(Contado) Reclamo Otro", [1]],
  [[2], "higher", "", null],
])("DSP-4: %j moves %s", (place, move, expected, to) => {
  const nodes = tree();
  expect(carry(nodes, place, move)).toEqual(to);
  expect(drawn(nodes)).toBe(to === null ? drawn(tree()) : expected);
});

test("nothing moves below the third level", () => {
  const nodes = [node("Reclamo"), node("Venta", node("Cerrada", node("Contado")))];
  expect(carry(nodes, [1], "deeper")).toBeNull();
  expect(carry(nodes, [1, 0], "higher")).toEqual([2]);
  expect(carry(nodes, [2], "deeper")).toEqual([1, 0]);
});

test("DSP-4: disabling takes all below along, enabling brings them back; what is off is not written", () => {
  const [sale] = tree();
  if (sale === undefined) throw new Error("there is one");
  mark(sale, "disabled", true);
  expect(nodeAt([sale], [0, 0, 0])?.disabled).toBe(true);
  mark(sale, "disabled", false);
  expect(sale).toEqual(tree()[0]);
});
