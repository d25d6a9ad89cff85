import { m } from "../../shared/paraglide/messages.js";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { figure } from "../number.ts";
import { type DialerLine, readDialers } from "./dialer-list.ts";
import { dialers } from "./door.ts";

/** Stops every dialer that is started; says how many that are. */
export function StopAll({ lines, closed }: { lines: readonly DialerLine[]; closed: () => void }) {
  return (
    <ConfirmDialog
      title={m.dialers_stop_all_title()}
      what={m.dialers_stop_all_what({ count: lines.length, shown: figure(lines.length) })}
      act={m.dialers_stop_all()}
      carryOut={async () => {
        try {
          await Promise.all(lines.map(({ dialer }) => dialers.stop(dialer.name)));
        } finally {
          await readDialers();
        }
      }}
      closed={closed}
    />
  );
}
