import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../frame/dialog.tsx";

interface PenaltyDialogProps {
  count: number;
  place: (penalty: number) => Promise<boolean>;
  closed: () => void;
}

/** One penalty for all who are ticked. */
export function PenaltyDialog({ count, place, closed }: PenaltyDialogProps) {
  const typed = useSignal("0");
  const bad = useSignal(false);
  const keep = async (event: Event) => {
    event.preventDefault();
    const dialog = (event.currentTarget as HTMLElement).closest<WaDialog>("wa-dialog");
    const penalty = typed.value.trim() === "" ? Number.NaN : Number(typed.value);
    bad.value = !Number.isInteger(penalty) || penalty < 0 || penalty > 100;
    if (!bad.value && (await place(penalty)) && dialog !== null) dialog.open = false;
  };
  return (
    <Dialog
      label={m.members_set_penalty_title({ count })}
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" onClick={keep}>
            {m.members_set_penalty()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={keep}>
        <wa-input
          size="s"
          type="number"
          autofocus
          label={m.members_penalty()}
          hint={m.members_penalty_bounds()}
          class={bad.value ? "bad" : ""}
          value={typed.value}
          onInput={(event: Event) => {
            typed.value = (event.currentTarget as WaInput).value ?? "";
          }}
        />
        <p role="alert" class="bad-word">
          {bad.value && m.members_penalty_bounds()}
        </p>
      </form>
    </Dialog>
  );
}
