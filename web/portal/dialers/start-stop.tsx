import { useSignal } from "@preact/signals";
import type { DialerBoard } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { readDialers } from "./dialer-list.ts";
import { dialers } from "./door.ts";

interface StartStopProps {
  board: DialerBoard;
  /** As an icon, in a row. */
  brief?: boolean;
}

/** SMS-117: starts what is stopped, stops what is started. SMS-46: one that is not enabled cannot be started. */
export function StartStop({ board, brief = false }: StartStopProps) {
  const busy = useSignal(false);
  const failure = useSignal<string | null>(null);
  const { name, started, enabled } = board;
  if (!started && !enabled) return null;
  const turn = async () => {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await (started ? dialers.stop(name) : dialers.start(name));
      await readDialers();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    } finally {
      busy.value = false;
    }
  };
  const icon = started ? "stop" : "play";
  const label = started ? m.dialers_stop_name({ name }) : m.dialers_start_name({ name });
  const said = failure.value !== null && (
    <span role="alert" class="dialers-refused">
      {failure.value}
    </span>
  );
  if (brief)
    return (
      <>
        {said}
        <button type="button" class="icon-button" aria-label={label} title={label} onClick={turn}>
          <Icon name={icon} />
        </button>
      </>
    );
  return (
    <>
      {said}
      <wa-button
        size="s"
        {...(started ? { appearance: "outlined" } : { variant: "brand" })}
        loading={busy.value}
        onClick={turn}
      >
        <span slot="start" class="button-icon">
          <Icon name={icon} />
        </span>
        {started ? m.dialers_stop() : m.dialers_start()}
      </wa-button>
    </>
  );
}
