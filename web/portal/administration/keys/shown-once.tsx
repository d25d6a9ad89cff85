import { useSignal } from "@preact/signals";
import type { NewKey } from "../../../../protocol/keys.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../frame/dialog.tsx";
import { Icon } from "../../icon.tsx";

/** The only time that anybody sees it: a click beside the dialog does not close it. */
export function ShownOnce({ made: { name, key }, closed }: { made: NewKey; closed: () => void }) {
  const said = useSignal<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(key);
      said.value = m.keys_copied();
    } catch {
      said.value = m.keys_copy_failed();
    }
  };
  return (
    <Dialog
      label={m.keys_made_title({ name })}
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
        <code>{key}</code>
        <wa-button size="s" appearance="outlined" onClick={copy}>
          <span slot="start" class="button-icon">
            <Icon name="copy" />
          </span>
          {m.keys_copy()}
        </wa-button>
      </div>
      <p class="quiet">{m.keys_made_header()}</p>
      <p role="status" class="quiet remark">
        {said.value}
      </p>
    </Dialog>
  );
}
