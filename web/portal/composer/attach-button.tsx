import { useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";

/** Files by button; the browser's own field is never seen. */
export function AttachButton({ add }: { add: (files: Iterable<File>) => void }) {
  const picker = useRef<HTMLInputElement | null>(null);
  return (
    <>
      <button type="button" class="icon-button" aria-label={m.inbox_attach()} onClick={() => picker.current?.click()}>
        <Icon name="paperclip" />
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        class="visually-hidden"
        onChange={(event) => {
          add(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
