import type { BoardCounters } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { percent, shareOf, TOTALS, type Total } from "./board-view.ts";
import { TotalsStrip } from "./totals-strip.tsx";

const WORDS: Record<Total, readonly [label: () => string, what: () => string]> = {
  uploaded: [m.dialers_total_uploaded, m.dialers_total_uploaded_what],
  notProcessed: [m.dialers_total_notProcessed, m.dialers_total_notProcessed_what],
  processed: [m.dialers_total_processed, m.dialers_total_processed_what],
  blocked: [m.dialers_total_blocked, m.dialers_total_blocked_what],
  failed: [m.dialers_total_failed, m.dialers_total_failed_what],
  other: [m.dialers_total_other, m.dialers_total_other_what],
  unknown: [m.dialers_total_unknown, m.dialers_total_unknown_what],
};

interface TotalsProps {
  counters: BoardCounters;
  /** Accepted lists. */
  lists: number;
  /** Nobody has confirmed them for a while. */
  old: boolean;
}

/** SMS-113 to SMS-116: seven figures that always add up, each with its definition. */
export function Totals({ counters, lists, old }: TotalsProps) {
  const below: Record<Total, string> = {
    uploaded: m.dialers_in_lists({ count: lists, shown: figure(lists) }),
    notProcessed: m.dialers_share_of_uploaded({
      share: percent(shareOf(counters.notProcessed, counters), language.value),
    }),
    processed: m.dialers_delivered({ shown: figure(counters.delivered) }),
    blocked: m.dialers_on_black_list(),
    failed: m.dialers_refused_by_carrier(),
    other: m.dialers_wrong_number(),
    unknown: m.dialers_answer_lost(),
  };
  return (
    <TotalsStrip
      old={old}
      items={TOTALS.map((total) => {
        const [label, what] = WORDS[total];
        return { total, label: label(), what: what(), figure: counters[total], below: below[total] };
      })}
    />
  );
}
