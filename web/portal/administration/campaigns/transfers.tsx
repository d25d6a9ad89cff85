import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { campaignIds } from "../record/campaign-names.ts";
import { Tick } from "./field.tsx";
import { useEditor } from "./use-editor.ts";
import "../record/record.css";

/** TRF-5: to which other campaigns of its channel this one's interactions may be transferred. */
export function Transfers() {
  const editor = useEditor();
  const { transferTo, name } = editor.draft.value;
  const channel = editor.channel.value;
  const others = useSignal<readonly { id: string; name: string }[]>([]);
  useEffect(() => {
    // Without them the limit stays as it is.
    campaignIds(channel).then(
      (found) => (others.value = found),
      () => {},
    );
  }, [channel]);
  const choose = (id: string, on: boolean) =>
    editor.edit((draft) => {
      const kept = (draft.transferTo ?? []).filter((one) => one !== id);
      draft.transferTo = on ? [...kept, id] : kept;
    });
  return (
    <>
      <h3>{m.campaigns_transfers()}</h3>
      <Tick
        path="transferTo"
        hint={m.campaigns_transfer_limited_hint()}
        value={transferTo !== null}
        set={(into, limited) => {
          into.transferTo = limited ? [] : null;
        }}
      />
      {transferTo !== null && (
        <fieldset class="record-many">
          <legend>{m.campaigns_transfer_to()}</legend>
          <div class="record-ticks long">
            {others.value
              .filter((other) => other.name !== name)
              .map((other) => (
                <label key={other.id}>
                  <input
                    type="checkbox"
                    checked={transferTo.includes(other.id)}
                    onChange={(event) => choose(other.id, event.currentTarget.checked)}
                  />
                  <span>{other.name}</span>
                </label>
              ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
