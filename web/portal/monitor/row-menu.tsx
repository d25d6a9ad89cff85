import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type WaDropdown from "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";

interface RowMenuProps {
  /** Whose row it is. */
  name: string;
  chosen: (value: string) => void;
  items: () => ComponentChildren;
}

/** The menu of a row, made when it is first asked for: hundreds of them, unopened, would cost a board that changes all the time its frames. */
export function RowMenu({ name, chosen, items }: RowMenuProps) {
  const asked = useSignal(false);
  const menu = useRef<WaDropdown | null>(null);
  useEffect(() => {
    const element = menu.current;
    if (asked.value && element !== null)
      void element.updateComplete.then(() => {
        element.open = true;
      });
  }, [asked.value]);
  const label = m.monitor_actions_of({ name });
  if (!asked.value)
    return (
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => {
          asked.value = true;
        }}
      >
        <Icon name="more" />
      </button>
    );
  return (
    <wa-dropdown
      ref={(element) => {
        menu.current = element;
      }}
      placement="bottom-end"
      size="s"
      onwa-select={(event: Event) => {
        const value = selected(event);
        if (value !== undefined) chosen(value);
      }}
    >
      <button slot="trigger" type="button" class="icon-button" aria-label={label}>
        <Icon name="more" />
      </button>
      {items()}
    </wa-dropdown>
  );
}
