import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DialogProps {
  label: string;
  class?: string;
  /** A click beside it does not close it: something is being written. */
  modal?: boolean;
  /** Asked before it closes; false keeps it open. */
  mayClose?: () => boolean;
  /** Called when it has closed, however that came about. */
  closed: () => void;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

/** A dialog that is open while it is drawn. Focus goes in, and back to where it was. */
export function Dialog({ label, closed, mayClose, footer, children, modal = false, class: name = "" }: DialogProps) {
  const dialog = useRef<WaDialog | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    void element?.updateComplete.then(() => {
      element.open = true;
    });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <wa-dialog
      ref={(element) => {
        dialog.current = element;
      }}
      class={name}
      label={label}
      light-dismiss={!modal}
      onwa-hide={(event: Event) => {
        if (event.target === dialog.current && mayClose?.() === false) event.preventDefault();
      }}
      onwa-after-hide={(event: Event) => event.target === dialog.current && closed()}
    >
      {children}
      {footer !== undefined && (
        <div slot="footer" class="dialog-footer">
          {footer}
        </div>
      )}
    </wa-dialog>
  );
}
