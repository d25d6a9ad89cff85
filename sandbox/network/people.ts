import { draw } from "./chance.ts";

const FIRST = [
  "Lucía",
  "Mateo",
  "Valentina",
  "João",
  "Camila",
  "Thiago",
  "Martina",
  "Pedro",
  "Júlia",
  "Emma",
  "Bautista",
  "Sofía",
];
const LAST = ["Fernández", "Souza", "Rodríguez", "Oliveira", "Silva", "Pereyra", "Costa", "Méndez", "Álvarez", "Reed"];

/** Whoever has a number has a name, and always the same. */
export function nameOf(number: string): string {
  const pick = (names: readonly string[], what: string) =>
    names[Math.floor(draw(0, what, number) * names.length)] ?? "";
  return `${pick(FIRST, "first")} ${pick(LAST, "last")}`;
}
