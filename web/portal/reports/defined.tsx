import "@awesome.me/webawesome/dist/components/tooltip/tooltip.js";
import type { ReportColumn } from "../../../protocol/reports.ts";
import { MEASURE_WORDS } from "./words.ts";

/** A figure's name with its definition and formula, by pointer and by keyboard. */
export function Defined({ column, place }: { column: ReportColumn; place: string }) {
  const [label, what] = MEASURE_WORDS[column.name];
  const id = `${place}-${column.name}`;
  return (
    <>
      <button type="button" class="defined" id={id} aria-labelledby={id} aria-description={what()}>
        {label()}
      </button>
      <wa-tooltip for={id}>
        {what()}
        <br />
        {column.formula}
      </wa-tooltip>
    </>
  );
}
