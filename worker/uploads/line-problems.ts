import type { LineFault } from "../../domain/dialer/line-fault.ts";
import type { FaultList } from "../../domain/dialer/upload.ts";
import type { LineProblem } from "../../protocol/dialers.ts";

/** `line 3, column 2`, or `line 3` where it is the line as a whole. */
export function lineProblems(faults: readonly LineFault[]): LineProblem[] {
  return faults.map(({ line, column, code, said, found }) => ({
    path: column === null ? `line ${line}` : `line ${line}, column ${column}`,
    code,
    detail: said,
    ...(found !== undefined && { found }),
  }));
}

/** How many lines are wrong, and whether all that is wrong with them is listed. */
export function wrongLines({ lines, listed, missed }: FaultList): string {
  const wrong = lines === 1 ? "1 line is wrong" : `${lines} lines are wrong`;
  return missed === 0
    ? `${wrong}: nothing was stored`
    : `${wrong}: nothing was stored. The first ${listed.length} faults are listed`;
}
