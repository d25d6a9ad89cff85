import { useEffect } from "preact/hooks";
import { tinykeys } from "tinykeys";
import { m } from "../../../shared/paraglide/messages.js";
import type { RecordPageState } from "./use-record-page.ts";

const SAVE_KEY = /Mac|iP(ad|hone)/.test(navigator.platform) ? "⌘S" : "Ctrl S";

/** What is not saved yet, and the two ways out of it. */
export function SaveButtons({ state }: { state: RecordPageState }) {
  const { dirty, justSaved, busy, submit, discard } = state;
  useEffect(() => {
    const onSave = (event: KeyboardEvent) => {
      event.preventDefault();
      void submit();
    };
    return tinykeys(window, { "$mod+s": onSave }, { capture: true });
  });
  return (
    <>
      <span class="save-state quiet" role="status">
        {dirty.value && (
          <>
            <span class="dot away" aria-hidden="true" /> {m.campaigns_unsaved()}
          </>
        )}
        {!dirty.value && justSaved.value && (
          <>
            <span class="dot" aria-hidden="true" /> {m.campaigns_saved()}
          </>
        )}
      </span>
      {dirty.value && (
        <wa-button size="s" appearance="plain" onClick={discard}>
          {m.campaigns_discard()}
        </wa-button>
      )}
      <wa-button size="s" variant="brand" loading={busy.value} onClick={submit}>
        {m.campaigns_save()} <kbd slot="end">{SAVE_KEY}</kbd>
      </wa-button>
    </>
  );
}
