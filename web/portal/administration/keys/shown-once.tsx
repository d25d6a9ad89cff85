import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../frame/dialog.tsx";
import { Icon } from "../../icon.tsx";
import "./keys.css";

interface ShownOnceProps {
  title: string;
  secret: string;
  /** What it is for. */
  said: string;
  closed: () => void;
}

/** The only time that anybody sees it: a click beside the dialog does not close it. */
export function ShownOnce({ title, secret, said: use, closed }: ShownOnceProps) {
  const said = useSignal<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      said.value = m.keys_copied();
    } catch {
      said.value = m.keys_copy_failed();
    }
  };
  return (
    <Dialog
      label={title}
      modal
      closed={closed}
      footer={
        <wa-button variant="brand" data-dialog="close">
          {m.keys_made_done()}
        </wa-button>
      }
    >
      <p>{m.keys_made_once()}</p>
      <div class="panel key-once">
        <code>{secret}</code>
        <wa-button size="s" appearance="outlined" onClick={copy}>
          <span slot="start" class="button-icon">
            <Icon name="copy" />
          </span>
          {m.keys_copy()}
        </wa-button>
      </div>
      <p class="quiet">{use}</p>
      <p role="status" class="quiet remark">
        {said.value}
      </p>
    </Dialog>
  );
}
