import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "./dialog.tsx";
import { keysShown, SHORTCUTS } from "./keys.ts";

/** Every key of the portal. */
export function KeysDialog() {
  return (
    <Dialog
      label={m.portal_keys()}
      closed={() => {
        keysShown.value = false;
      }}
    >
      <dl class="keys">
        {Object.values(SHORTCUTS).map(({ keys, shown, what }) => (
          <div key={keys}>
            <dt>{what()}</dt>
            <dd>
              {shown.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
