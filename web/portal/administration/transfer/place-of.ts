import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";

const STRICT = { disallowComments: true, allowTrailingComma: false };

/**
 * The line, from 1, on which something stands in a JSON text: `path` is that of an error, as `campaigns.3.name`. Of what is not there, that
 * of the nearest thing above it.
 */
export function lineOf(text: string, path: string): number {
  const root = parseTree(text);
  const names = path === "" ? [] : path.split(".");
  const places = root === undefined ? [] : placesOn(root, names);
  return lineAt(text, places.at(-1)?.offset ?? 0);
}

/** The line, from 1, on which a text stops being JSON; null: it does not stop. */
export function brokenLine(text: string): number | null {
  const errors: ParseError[] = [];
  parseTree(text, errors, STRICT);
  const [first] = errors;
  return first === undefined ? null : lineAt(text, first.offset);
}

/** The values that one passes on the way, the text's own first. */
function placesOn(root: Node, names: readonly string[]): Node[] {
  return [root, ...names.flatMap((_, end) => findNodeAtLocation(root, names.slice(0, end + 1).map(step)) ?? [])];
}

const step = (name: string) => (/^\d+$/.test(name) ? Number(name) : name);

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
