import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { figure } from "../number.ts";
import { allWrong, badLines, linesIn } from "./bad-lines.ts";
import { FaultTable } from "./fault-table.tsx";
import { fileRefusal } from "./refusal-text.ts";

interface RefusedProps {
  problem: Problem;
  /** Of the file. */
  name: string;
  columnName: (column: number | null) => string;
}

/** Nothing was loaded: which lines are wrong, or why it was not even read. */
export function Refused({ problem, name, columnName }: RefusedProps) {
  const errors = problem.errors ?? [];
  const lines = badLines(errors);
  const count = allWrong(problem.detail, lines);
  const title = m.dialers_bad_lines({ count, shown: figure(count) });
  return (
    <>
      <div class="upload-answer bad" role="alert">
        <Icon name="alert" />
        <p>
          <strong>{m.dialers_refused()}</strong> {lines.length === 0 && fileRefusal(problem)}
          {lines.length > 0 && m.dialers_refused_lines({ count, shown: figure(count) })}{" "}
          {count > linesIn(lines) && m.dialers_refused_first({ shown: figure(lines.length) })}
        </p>
      </div>
      {lines.length > 0 && (
        <FaultTable
          title={title}
          lines={lines}
          columnName={columnName}
          take={m.dialers_bad_download()}
          file={name.replace(/\.csv$/i, "-bad-lines.csv")}
        />
      )}
    </>
  );
}
