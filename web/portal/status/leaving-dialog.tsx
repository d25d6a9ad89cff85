import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { desk, deskSocket } from "../desk/desk.ts";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { customerName } from "../inbox/rows.ts";
import { problemText } from "../problem-text.ts";
import { FateFields } from "./fate-fields.tsx";
import { leavingShown, signOutForGood } from "./leaving.ts";
import { type Parting, partingOf, partings, UNDECIDED } from "./parting.ts";

/** End of the shift: each of what is held, or all of it, goes to the line, to a colleague, or stays, with a note that stays with it. */
export function LeavingDialog() {
  const held = desk.value?.held ?? [];
  const all = useSignal<Parting>(UNDECIDED);
  const own = useSignal<Readonly<Record<string, Parting>>>({});
  const failure = useSignal<string | null>(null);

  const leave = async (event: Event) => {
    event.preventDefault();
    const refused = await deskSocket.part(partings(held, all.value, own.value));
    if (refused !== null) {
      failure.value = problemText({ code: refused });
      return;
    }
    try {
      await signOutForGood();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };

  return (
    <Dialog
      label={m.portal_leaving_title({ count: held.length })}
      class="leaving-dialog"
      modal
      closed={() => {
        leavingShown.value = false;
      }}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" onClick={leave}>
            {m.portal_sign_out()}
          </wa-button>
        </>
      }
    >
      <form class="dialog-form" onSubmit={leave}>
        <p class="quiet">{m.portal_leaving_hint()}</p>
        <ul class="leaving">
          {held.length > 1 && (
            <li class="leaving-all">
              <strong>{m.portal_leaving_all()}</strong>
              <FateFields
                name={m.portal_leaving_all()}
                parting={all.value}
                undecided
                changed={(change) => {
                  all.value = { ...all.value, ...change };
                }}
              />
            </li>
          )}
          {held.map((one) => (
            <li key={one.interaction}>
              <Icon name={one.channel} label={channelName(one.channel)} />
              <span class="cut">
                {customerName(one)} <span class="quiet">· {one.campaignName}</span>
              </span>
              <FateFields
                name={customerName(one)}
                parting={partingOf(one, all.value, own.value)}
                changed={(change) => {
                  own.value = {
                    ...own.value,
                    [one.interaction]: { ...UNDECIDED, ...own.value[one.interaction], ...change },
                  };
                }}
              />
            </li>
          ))}
        </ul>
        <p role="alert" class="bad-word">
          {failure.value}
        </p>
      </form>
    </Dialog>
  );
}
