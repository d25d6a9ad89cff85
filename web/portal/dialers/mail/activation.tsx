import { useSignal } from "@preact/signals";
import type { UploadLine } from "../../../../protocol/dialers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";
import { dialers } from "../door.ts";

interface ActivationProps {
  dialer: string;
  list: Pick<UploadLine, "id" | "file" | "state">;
  read: () => Promise<void>;
}

/** EML-73: makes a list the one that is sent, or lets none be. The board shows it in a moment. */
export function Activation({ dialer, list, read }: ActivationProps) {
  const busy = useSignal(false);
  const failure = useSignal<string | null>(null);
  const active = list.state === "accepted";
  const turn = async () => {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await dialers.activate(dialer, active ? null : list.id);
      await read();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      {failure.value !== null && (
        <span role="alert" class="dialers-refused">
          {failure.value}
        </span>
      )}
      <wa-button size="s" appearance="outlined" loading={busy.value} onClick={turn}>
        {active ? m.dialers_mail_deactivate() : m.dialers_mail_activate()}
        <span class="visually-hidden"> {list.file}</span>
      </wa-button>
    </>
  );
}
