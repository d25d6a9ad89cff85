import type { TemplateOffer } from "../../../protocol/messages.ts";
import { plain } from "../plain.ts";

const PLACE = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** A template's body in pieces: its own words, and the places of values by their index. */
export type Piece = { text: string } | { value: number };

/** `{{1}}` is the first value; a place that has a name instead takes its index in order of appearance. */
export function piecesOf(body: string): Piece[] {
  const names: string[] = [];
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(PLACE)) {
    const name = match[1] ?? "";
    if (!names.includes(name)) names.push(name);
    if (match.index > end) pieces.push({ text: body.slice(end, match.index) });
    pieces.push({ value: /^\d+$/.test(name) ? Number(name) - 1 : names.indexOf(name) });
    end = match.index + match[0].length;
  }
  if (end < body.length) pieces.push({ text: body.slice(end) });
  return pieces;
}

/** What a template's language (`pt_BR`) is called in the reader's; one that no browser knows as it is. */
export function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: "language" }).of(code.replaceAll("_", "-")) ?? code;
  } catch {
    return code;
  }
}

/** The text as the customer reads it; a value that is missing stays a place. */
export function textOf(body: string, values: readonly string[]): string {
  return piecesOf(body)
    .map((piece) => ("text" in piece ? piece.text : values[piece.value] || `{{${piece.value + 1}}}`))
    .join("");
}

/** So many values as the template takes, each with something in it. */
export function isFilled({ parameters }: TemplateOffer, values: readonly string[]): boolean {
  return Array.from({ length: parameters }, (_, index) => values[index] ?? "").every((value) => value.trim() !== "");
}

/** Those that have every word in name or body; without accents and case. */
export function templatesWith(offers: readonly TemplateOffer[], sought: string): readonly TemplateOffer[] {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  return offers.filter(({ name, body }) => words.every((word) => plain(`${name} ${body}`).includes(word)));
}
