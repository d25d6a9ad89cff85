import { LONGEST_SINGLE } from "../../../protocol/single-message.ts";
import { m } from "../../shared/paraglide/messages.js";
import { smsCost } from "../composer/sms-cost.ts";
import { figure } from "../number.ts";

/** From here on the bound is told beside the length. */
const NEAR_THE_END = 0.8;

interface SingleCostProps {
  text: string;
  /** SMS alone is charged by segments. */
  counted: boolean;
  write: (text: string) => void;
}

/** A second segment costs as much as a second message: it is amber, and what caused it is named. */
export function SingleCost({ text, counted, write }: SingleCostProps) {
  if (text === "") return null;
  const cost = counted ? smsCost(text) : null;
  const { segments = 0, culprits: [culprit] = [], cheaper = null } = cost ?? {};
  return (
    <span slot="hint" class="hint-line">
      <span>
        <span class={segments > 1 ? "segments-many" : ""}>
          {segments > 0 && m.dialers_segments({ count: segments, shown: figure(segments) })}
          {culprit !== undefined && `: ${m.dialers_unicode({ what: `“${culprit}”` })}`}
        </span>{" "}
        {cheaper !== null && (
          <button type="button" class="link" onClick={() => write(cheaper.text)}>
            {m.inbox_sms_cheaper({ count: cheaper.segments })}
          </button>
        )}
      </span>
      <span class="counter">
        {text.length > LONGEST_SINGLE * NEAR_THE_END
          ? `${figure(text.length)} / ${figure(LONGEST_SINGLE)}`
          : figure(text.length)}
      </span>
    </span>
  );
}
