import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";

interface WaitingMenuProps {
  row: { interaction: string; conversation: string; name: string; campaign: { id: string; name: string } };
}

/** What a supervisor may do with somebody who waits. */
export function WaitingMenu({ row }: WaitingMenuProps) {
  const { route } = useLocation();
  return (
    <wa-dropdown placement="bottom-end" size="s" onwa-select={() => route(`/conversations/${row.conversation}`)}>
      <button slot="trigger" type="button" class="icon-button" aria-label={m.monitor_actions_of({ name: row.name })}>
        <Icon name="more" />
      </button>
      <wa-dropdown-item value="watch">
        <Icon slot="icon" name="eye" />
        {m.monitor_watch({ name: row.name })}
      </wa-dropdown-item>
    </wa-dropdown>
  );
}
