import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { exportedLine } from "../../../domain/dialer/exported-line.ts";
import { m } from "../../shared/paraglide/messages.js";
import { offsetsOf, rangeOf } from "../conversation/window.ts";
import { Icon } from "../icon.tsx";
import { figure } from "../number.ts";
import type { BadLine } from "./bad-lines.ts";
import { lineText } from "./line-text.ts";

/** Height of a row, px; where there is little room what is wrong takes several lines. */
const ROW = 32;
const NARROW_ROW = 68;
/** Where what was found stands under what is wrong with it. */
const TWO_LINED_ROW = 44;
/** px below which there is little room. */
const NARROW = 400;
/** px from which what was found has a column of its own. */
const WIDE = 640;
/** Drawn above and below the view, px. */
const SPARE = 400;

interface FaultTableProps {
  title: string;
  lines: readonly BadLine[];
  columnName: (column: number | null) => string;
  /** Name of the download, and what its button says. */
  file: string;
  take: string;
}

/** Up to a thousand faults, of which those near the view are drawn; to copy or to take along. */
export function FaultTable({ title, lines, columnName, file, take }: FaultTableProps) {
  const box = useRef<HTMLElement | null>(null);
  const view = useSignal({ top: 0, height: 600, width: NARROW });
  const narrow = view.value.width < NARROW;
  const found = lines.some((line) => line.found !== "");
  const apart = found && view.value.width >= WIDE;
  const row = narrow ? NARROW_ROW : found && !apart ? TWO_LINED_ROW : ROW;
  const look = narrow ? "fault-table narrow" : "fault-table";
  const offsets = useMemo(() => offsetsOf(lines.map(() => row)), [lines, row]);
  const { from, to } = rangeOf(offsets, view.value.top, view.value.height, SPARE);
  const measure = () => {
    const element = box.current;
    if (element === null) return;
    view.value = { top: element.scrollTop, height: element.clientHeight, width: element.clientWidth };
  };
  useEffect(measure, [lines]);
  useEffect(() => {
    if (box.current === null) return;
    const resized = new ResizeObserver(measure);
    resized.observe(box.current);
    return () => resized.disconnect();
  }, []);

  return (
    <div class="faults">
      <FaultTools title={title} lines={lines} columnName={columnName} file={file} take={take} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class={look} ref={box} onScroll={measure} tabIndex={0} aria-label={title}>
        <table aria-rowcount={lines.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" class="figure">
                {m.dialers_bad_line()}
              </th>
              <th scope="col">{m.dialers_bad_column()}</th>
              {apart && <th scope="col">{m.dialers_bad_found()}</th>}
              <th scope="col">{m.dialers_bad_reason()}</th>
            </tr>
          </thead>
          <tbody>
            <tr class="fault-spacer" style={{ height: `${offsets[from] ?? 0}px` }} />
            {lines.slice(from, to).map((line, index) => (
              <tr key={from + index} aria-rowindex={from + index + 2} style={{ height: `${row}px` }}>
                <td class="figure fault-line">{figure(line.line)}</td>
                <td class="cut">{columnName(line.column)}</td>
                {apart && (
                  <td class="cut fault-found" title={line.found}>
                    {line.found}
                  </td>
                )}
                <td class="fault-reason" title={lineText(line)}>
                  {lineText(line)}
                  {!apart && line.found !== "" && <span class="fault-found cut">{line.found}</span>}
                </td>
              </tr>
            ))}
            <tr class="fault-spacer" style={{ height: `${(offsets.at(-1) ?? 0) - (offsets[to] ?? 0)}px` }} />
          </tbody>
        </table>
      </section>
    </div>
  );
}

function FaultTools({ title, lines, columnName, file, take }: FaultTableProps) {
  const said = useSignal<string | null>(null);
  const rows = () => [
    [m.dialers_bad_line(), m.dialers_bad_column(), m.dialers_bad_found(), m.dialers_bad_reason()],
    ...lines.map((line) => [String(line.line), columnName(line.column), line.found, lineText(line)]),
  ];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(
        rows()
          .map((row) => row.join("\t"))
          .join("\n"),
      );
      said.value = m.dialers_bad_copied();
    } catch {
      said.value = m.dialers_bad_copy_failed();
    }
  };
  const download = () => {
    // With a byte order mark, or spreadsheets misread the accents.
    const url = URL.createObjectURL(new Blob(["\ufeff", ...rows().map(exportedLine)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div class="fault-tools">
      <strong>{title}</strong>
      <span role="status" class="quiet">
        {said.value}
      </span>
      <wa-button size="s" appearance="plain" onClick={copy}>
        {m.dialers_bad_copy()}
      </wa-button>
      <wa-button size="s" appearance="outlined" onClick={download}>
        <span slot="start" class="button-icon">
          <Icon name="download" />
        </span>
        {take}
      </wa-button>
    </div>
  );
}
