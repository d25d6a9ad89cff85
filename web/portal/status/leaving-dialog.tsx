import { useSignal } from "@preact/signals";
import type { DeskClientFrame, HeldInteraction } from "../../../protocol/desk-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { desk, deskSocket } from "../desk/desk.ts";
import { Dialog } from "../frame/dialog.tsx";
import { Icon } from "../icon.tsx";
import { customerName } from "../inbox/rows.ts";
import { problemText } from "../problem-text.ts";
import { leavingShown, signOutForGood } from "./leaving.ts";

type Fate = Extract<DeskClientFrame, { t: "sign-out" }>["held"][string];

const LINE = "line";
const KEEP = "keep";

/** Signing out with open work: each of them goes to the line, to a colleague, or stays. */
export function LeavingDialog() {
  const held = desk.value?.held ?? [];
  const fates = useSignal<Record<string, string>>({});
  const failure = useSignal<string | null>(null);
  const fateOf = (one: HeldInteraction) => fates.value[one.interaction] ?? usualFate(one);

  const leave = async (event: Event) => {
    event.preventDefault();
    const told = Object.fromEntries(held.map((one) => [one.interaction, asFate(fateOf(one))]));
    if (!deskSocket.send({ t: "sign-out", held: told })) {
      failure.value = problemText({ code: "unavailable" });
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
          {held.map((one) => (
            <li key={one.interaction}>
              <Icon name={one.channel} label={one.channel} />
              <span class="cut">
                {customerName(one)} <span class="quiet">· {one.campaignName}</span>
              </span>
              <select
                aria-label={m.portal_leaving_of({ name: customerName(one) })}
                value={fateOf(one)}
                onChange={(event) => {
                  fates.value = { ...fates.value, [one.interaction]: event.currentTarget.value };
                }}
              >
                <option value={LINE}>{m.portal_leaving_line()}</option>
                <option value={KEEP}>{m.portal_leaving_keep()}</option>
                <optgroup label={m.portal_leaving_colleague()}>
                  {(desk.value?.colleagues ?? []).map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              </select>
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

/** A visitor waits at the screen, the others read later. */
function usualFate({ channel }: HeldInteraction): string {
  return channel === "webchat" ? LINE : KEEP;
}

function asFate(chosen: string): Fate {
  return chosen === LINE || chosen === KEEP ? chosen : { agent: chosen };
}
