import type { LineProblem } from "../../../protocol/dialers.ts";

/** One fault of a file, as the table shows it. */
export interface BadLine {
  line: number;
  /** From 1; null: the line as a whole. */
  column: number | null;
  code: string;
  detail: string;
  /** What stands there, cut; empty: nothing, or nobody said. */
  found: string;
}

const PLACE = /^line (\d+)(?:, column (\d+))?$/;

/** The faults in the order of the file; those that name no line (the file itself) are left out. */
export function badLines(errors: readonly LineProblem[]): BadLine[] {
  return errors
    .flatMap(({ path, code, detail, found = "" }) => {
      const [, line, column] = PLACE.exec(path) ?? [];
      if (line === undefined) return [];
      return [{ line: Number(line), column: column === undefined ? null : Number(column), code, detail, found }];
    })
    .sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
}

/** A line may be wrong in several columns: it counts once. */
export function linesIn(faults: readonly BadLine[]): number {
  return new Set(faults.map(({ line }) => line)).size;
}

const COUNTED = /^(\d+) lines? (?:is|are) wrong/;

/** How many lines are wrong in all: the server says it where it lists only the first of them. */
export function allWrong(detail: string | undefined, listed: readonly BadLine[]): number {
  const counted = COUNTED.exec(detail ?? "")?.[1];
  return Math.max(linesIn(listed), Number(counted ?? 0));
}
