import "@awesome.me/webawesome/dist/components/tooltip/tooltip.js";
import { figure } from "../number.ts";

export interface ShownTotal {
  total: string;
  label: string;
  /** Its definition. */
  what: string;
  figure: number;
  below: string;
}

interface TotalsStripProps {
  items: readonly ShownTotal[];
  /** Nobody has confirmed them for a while. */
  old: boolean;
  /** In two lines. */
  wide?: boolean;
}

/** Those that the bar shows. */
const COLOURED = ["notProcessed", "processed", "failed", "blocked", "other", "unknown"];

/** Figures side by side, each with its definition; those that the bar shows have its colour. */
export function TotalsStrip({ items, old, wide = false }: TotalsStripProps) {
  return (
    <dl class={["panel", "dialer-totals", wide && "mails", old && "old"].filter(Boolean).join(" ")}>
      {items.map(({ total, label, what, figure: count, below }) => (
        <div key={total}>
          <dt>
            {COLOURED.includes(total) && <span class={`swatch-square share-${total}`} aria-hidden="true" />}
            <button
              type="button"
              class="defined"
              id={`total-${total}`}
              // The tooltip would become the name.
              aria-labelledby={`total-${total}`}
              aria-description={what}
            >
              {label}
            </button>
            <wa-tooltip for={`total-${total}`}>{what}</wa-tooltip>
          </dt>
          <dd class="dialer-total">{figure(count)}</dd>
          <dd class="quiet">{below}</dd>
        </div>
      ))}
    </dl>
  );
}
