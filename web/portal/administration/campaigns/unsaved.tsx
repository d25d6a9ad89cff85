import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../frame/dialog.tsx";
import { askBeforeBack } from "../../frame/way-back.ts";

interface UnsavedProps {
  dirty: boolean;
  discard: () => void;
  /** What would be lost, where it is not a campaign. */
  what?: string;
}

/** Asks before what was written is left: by a link, by the browser's way back, by closing the tab. */
export function Unsaved({ dirty, discard, what = m.campaigns_leave_what() }: UnsavedProps) {
  const { route, url } = useLocation();
  const leavingTo = useSignal<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const here = new URL(url, location.origin);
    const onLink = (event: MouseEvent) => {
      const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
      if (link === undefined || !leaves(event, link, here)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leavingTo.value = link.href.replace(location.origin, "");
    };
    const endOfAsking = askBeforeBack((target) => {
      if (location.pathname === here.pathname) return true;
      leavingTo.value = target;
      history.pushState(null, "", url);
      return false;
    });
    const onClose = (event: Event) => event.preventDefault();
    addEventListener("click", onLink, { capture: true });
    addEventListener("beforeunload", onClose);
    return () => {
      removeEventListener("click", onLink, { capture: true });
      endOfAsking();
      removeEventListener("beforeunload", onClose);
    };
  }, [dirty, url]);

  const target = leavingTo.value;
  if (target === null) return null;
  const close = (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    if (dialog !== null) dialog.open = false;
  };
  return (
    <Dialog
      label={m.campaigns_leave_title()}
      closed={() => {
        leavingTo.value = null;
      }}
      footer={
        <>
          <wa-button variant="brand" onClick={close}>
            {m.campaigns_leave_stay()}
          </wa-button>
          <wa-button
            variant="danger"
            appearance="outlined"
            onClick={() => {
              discard();
              route(target);
            }}
          >
            {m.campaigns_leave_discard()}
          </wa-button>
        </>
      }
    >
      <p>{what}</p>
    </Dialog>
  );
}

/** Whether the click goes to another screen in this tab. */
function leaves(event: MouseEvent, link: HTMLAnchorElement, here: URL): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return false;
  if (link.download !== "" || (link.target !== "" && link.target !== "_self")) return false;
  return link.origin === location.origin && link.pathname !== here.pathname;
}
