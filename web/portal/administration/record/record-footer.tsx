import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";

interface RecordFooterProps {
  /** Something written is about to be lost. */
  asking: Signal<boolean>;
  busy: boolean;
  /** What the filled button says. */
  act: string;
  submit: () => void;
  discard: () => void;
}

/** Cancel and save; or, before something written is lost, the question in their place. */
export function RecordFooter({ asking, busy, act, submit, discard }: RecordFooterProps) {
  const stay = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (asking.value) stay.current?.focus();
  }, [asking.value]);
  if (asking.value)
    return (
      <>
        <strong class="record-question" role="alert">
          {m.people_discard_title()}
        </strong>
        <wa-button variant="danger" appearance="outlined" onClick={discard}>
          {m.people_discard()}
        </wa-button>
        <wa-button
          key="stay"
          ref={(element: HTMLElement | null) => {
            stay.current = element;
          }}
          variant="brand"
          onClick={() => {
            asking.value = false;
          }}
        >
          {m.people_keep_writing()}
        </wa-button>
      </>
    );
  return (
    <>
      <wa-button key="cancel" appearance="outlined" data-dialog="close">
        {m.portal_cancel()}
      </wa-button>
      <wa-button key="save" variant="brand" loading={busy} onClick={submit}>
        {act}
      </wa-button>
    </>
  );
}
