import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { askBeforeBack } from "../../frame/way-back.ts";

export interface Guard {
  /** Whether what was written is about to be lost, and its writer is asked. */
  asking: Signal<boolean>;
  /** Asked by the dialog before it closes. */
  mayClose: () => boolean;
  /** From here on it may close: it is saved, or given up. */
  release: () => void;
  /** After it has closed: goes where the browser's way back was to lead. */
  goOn: () => void;
}

/** Keeps a dialog with unsaved words open: against its own ways out, the browser's way back and the closing of the tab. */
export function useGuard(dirty: () => boolean): Guard {
  const { route, url } = useLocation();
  const asking = useSignal(false);
  const released = useRef(false);
  const leavingTo = useRef<string | null>(null);

  const mayClose = () => {
    if (released.current || !dirty()) return true;
    asking.value = true;
    return false;
  };
  useEffect(() => {
    const onClose = (event: Event) => {
      if (!released.current && dirty()) event.preventDefault();
    };
    const endOfAsking = askBeforeBack((target) => {
      if (mayClose()) return true;
      leavingTo.current = target;
      history.pushState(null, "", url);
      return false;
    });
    addEventListener("beforeunload", onClose);
    return () => {
      endOfAsking();
      removeEventListener("beforeunload", onClose);
    };
  }, [url]);

  return {
    asking,
    mayClose,
    release: () => {
      released.current = true;
    },
    goOn: () => {
      if (released.current && leavingTo.current !== null) route(leavingTo.current);
    },
  };
}
