import { defaultsOf } from "../../../../domain/campaign/defaults.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Figure } from "./field.tsx";
import { useEditor } from "./use-editor.ts";

const WHOLE = ["offerTimeout", "missedOffers", "rest", "transferTime", "waitingForCustomer", "reopenWindow"] as const;
const ASKED = {
  offerTimeout: [m.campaigns_seconds, m.campaigns_offer_timeout_hint],
  missedOffers: [m.campaigns_missed, m.campaigns_missed_offers_hint],
  rest: [m.campaigns_seconds, m.campaigns_rest_hint],
  transferTime: [m.campaigns_seconds, m.campaigns_transfer_time_hint],
  waitingForCustomer: [m.campaigns_minutes, m.campaigns_waiting_for_customer_hint],
  reopenWindow: [m.campaigns_minutes, m.campaigns_reopen_window_hint],
} as const satisfies Record<(typeof WHOLE)[number], unknown>;
const INACTIVITY = {
  warnAfter: m.campaigns_inactivity_warn_hint,
  closeAfter: m.campaigns_inactivity_close_hint,
} as const;

/** How long agents and customers may take. */
export function Times() {
  const editor = useEditor();
  const draft = editor.draft.value;
  const defaults = defaultsOf(editor.channel.value);
  return (
    <>
      <h3>{m.campaigns_section_delivery()}</h3>
      <div class="fields four">
        {WHOLE.map((field) => (
          <Figure
            key={field}
            path={field}
            unit={ASKED[field][0]()}
            hint={ASKED[field][1]()}
            preset={defaults[field]}
            value={draft[field]}
            set={(into, value) => {
              into[field] = value;
            }}
          />
        ))}
        {(["warnAfter", "closeAfter"] as const).map((field) => (
          <Figure
            key={field}
            path={`inactivity.${field}`}
            unit={m.campaigns_minutes()}
            hint={INACTIVITY[field]()}
            preset={defaults.inactivity[field]}
            value={draft.inactivity[field]}
            set={(into, value) => {
              into.inactivity[field] = value;
            }}
          />
        ))}
      </div>
    </>
  );
}
