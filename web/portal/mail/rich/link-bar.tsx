import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import type { Editor } from "./editor.ts";
import { linkAddress } from "./link-address.ts";

/** Asks where the selected words lead; without a selection the address itself is written. */
export function LinkBar({ editor, closed }: { editor: Editor; closed: () => void }) {
  const selection = useRef(editor.getSelection());
  const field = useRef<HTMLInputElement | null>(null);
  const typed = useSignal("");
  const wrong = useSignal(false);
  useEffect(() => field.current?.focus(), []);
  const leave = () => {
    closed();
    editor.setSelection(selection.current);
    editor.focus();
  };
  const make = () => {
    const address = linkAddress(typed.value);
    if (address === null) {
      wrong.value = true;
      return;
    }
    leave();
    editor.makeLink(address);
  };
  return (
    <div class={wrong.value ? "link-bar bad" : "link-bar"}>
      <Icon name="link" size={14} />
      <input
        ref={field}
        type="url"
        placeholder="https://"
        aria-label={m.mail_link_address()}
        aria-invalid={wrong.value}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          wrong.value = false;
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            make();
          }
          if (event.key === "Escape") leave();
        }}
      />
      {wrong.value && (
        <span class="bad-word" role="alert">
          {m.mail_link_wrong()}
        </span>
      )}
      <wa-button size="xs" appearance="outlined" onClick={make}>
        {m.mail_link_make()}
      </wa-button>
      <button type="button" class="icon-button" aria-label={m.portal_cancel()} onClick={leave}>
        <Icon name="cross" size={14} />
      </button>
    </div>
  );
}
