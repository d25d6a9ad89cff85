import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import type { DialerBoard } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { Dialog } from "../frame/dialog.tsx";
import { figure } from "../number.ts";
import { problemText } from "../problem-text.ts";
import { dialers } from "./door.ts";

interface DeleteUnprocessedProps {
  board: DialerBoard;
  read: () => Promise<void>;
  closed: () => void;
}

const GOES = {
  notProcessed: m.dialers_delete_waiting,
  blocked: m.dialers_delete_blocked,
  failed: m.dialers_delete_failed,
  other: m.dialers_delete_other,
} as const;

/** SMS-118: says how many of which states go before they do. */
export function DeleteUnprocessed({ board: { name, counters }, read, closed }: DeleteUnprocessedProps) {
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const states = (Object.keys(GOES) as (keyof typeof GOES)[]).filter((state) => counters[state] > 0);
  const remove = async (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    busy.value = true;
    try {
      await dialers.deleteUnprocessed(name);
      await read();
      if (dialog !== null) dialog.open = false;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    } finally {
      busy.value = false;
    }
  };
  return (
    <Dialog
      label={m.dialers_delete_title()}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          {states.length > 0 && (
            <wa-button variant="danger" loading={busy.value} onClick={remove}>
              {m.dialers_delete_do()}
            </wa-button>
          )}
        </>
      }
    >
      {states.length === 0 ? (
        <p>{m.dialers_delete_nothing()}</p>
      ) : (
        <>
          <p>{m.dialers_delete_what()}</p>
          <ul class="dialer-goes">
            {states.map((state) => (
              <li key={state}>{GOES[state]({ count: counters[state], shown: figure(counters[state]) })}</li>
            ))}
          </ul>
          <p class="quiet">{m.dialers_delete_stay()}</p>
        </>
      )}
      <p role="alert" class="bad-word">
        {failure.value}
      </p>
    </Dialog>
  );
}
