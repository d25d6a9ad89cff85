import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { ShownOnce } from "../keys/shown-once.tsx";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";

/** Gives a webhook a new secret, which is shown once. */
export function Secret({ id, name }: { id: string; name: string }) {
  const asking = useSignal(false);
  const secret = useSignal<string | null>(null);
  return (
    <>
      <wa-button size="s" appearance="outlined" onClick={() => (asking.value = true)}>
        {m.webhooks_renew()}
      </wa-button>
      {asking.value && (
        <ConfirmDialog
          title={m.webhooks_renew_title({ name })}
          what={m.webhooks_renew_what()}
          act={m.webhooks_renew()}
          carryOut={async () => {
            secret.value = (await answer(api.webhooks[":id"].secret.$post({ param: { id } }))).secret;
          }}
          closed={() => (asking.value = false)}
        />
      )}
      {!asking.value && secret.value !== null && (
        <ShownOnce
          title={m.webhooks_secret_title({ name })}
          secret={secret.value}
          said={m.webhooks_secret_said()}
          closed={() => (secret.value = null)}
        />
      )}
    </>
  );
}
