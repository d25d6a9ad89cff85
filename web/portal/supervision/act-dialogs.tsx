import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "../frame/dialog.tsx";
import { askedAct } from "./asked.ts";
import { act, order } from "./carry-out.ts";
import { GiveDialog } from "./give-dialog.tsx";

/** The dialogs of what supervisors do, whatever screen asked for them. */
export function ActDialogs() {
  const asked = askedAct.value;
  // Sent again from the same dialog it is the same message.
  const id = useMemo(() => crypto.randomUUID(), [asked]);
  if (asked === null) return null;
  const closed = () => {
    askedAct.value = null;
  };
  switch (asked.dialog) {
    case "give":
      return <GiveDialog one={asked.one} closed={closed} />;
    case "close":
      return (
        <TextDialog
          title={m.supervision_close_title({ name: asked.one.name })}
          label={m.supervision_close_text()}
          hint={m.supervision_close_hint()}
          button={m.inbox_close()}
          carryOut={(text) => act(asked.one, { act: "close", text })}
          closed={closed}
        />
      );
    case "message":
      return (
        <TextDialog
          title={m.supervision_message_title({ name: asked.agent.name })}
          label={m.supervision_message_text()}
          hint={m.supervision_message_hint()}
          button={m.supervision_send()}
          required
          carryOut={(text) => order(asked.agent.id, { act: "message", id, text })}
          closed={closed}
        />
      );
    case "log-out":
      return (
        <TextDialog
          title={m.supervision_log_out_title({ name: asked.agent.name })}
          hint={m.supervision_log_out_hint()}
          button={m.supervision_log_out()}
          carryOut={() => order(asked.agent.id, { act: "log-out" })}
          closed={closed}
        />
      );
  }
}

interface TextDialogProps {
  title: string;
  /** Left out: nothing is to be written, only to be confirmed. */
  label?: string;
  hint: string;
  button: string;
  required?: boolean;
  carryOut: (text: string) => Promise<string | null>;
  closed: () => void;
}

function TextDialog({ title, label, hint, button, required = false, carryOut, closed }: TextDialogProps) {
  const text = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const done = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    if (required && text.value.trim() === "") {
      failure.value = m.supervision_text_needed();
      return;
    }
    busy.value = true;
    failure.value = await carryOut(text.value);
    busy.value = false;
    if (failure.value === null) closed();
  };
  return (
    <Dialog
      label={title}
      modal
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={done}>
            {button}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={done}>
        {label === undefined ? (
          <p>{hint}</p>
        ) : (
          <wa-textarea
            label={label}
            hint={hint}
            size="s"
            rows={3}
            maxlength={1_000}
            onInput={(event: Event) => {
              text.value = (event.target as WaTextarea).value ?? "";
            }}
          />
        )}
        <p role="alert" class="bad-word">
          {failure.value}
        </p>
      </form>
    </Dialog>
  );
}
