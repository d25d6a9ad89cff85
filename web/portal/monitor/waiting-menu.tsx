import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { can } from "../session.ts";
import { askedAct } from "../supervision/asked.ts";
import { act, told } from "../supervision/carry-out.ts";
import type { MonitorWaiting } from "./combined.ts";
import { RowMenu } from "./row-menu.tsx";

interface WaitingMenuProps {
  row: MonitorWaiting;
}

/** What a supervisor may do with somebody who waits. */
export function WaitingMenu({ row }: WaitingMenuProps) {
  const { route } = useLocation();
  const chosen = (value: string) => {
    if (value === "watch") route(`/conversations/${row.conversation}`);
    else if (value === "first") void told(act(row, { act: "put-first" }));
    else if (value === "give" || value === "close") askedAct.value = { dialog: value, one: row };
  };
  return <RowMenu name={row.name} chosen={chosen} items={() => <WaitingItems row={row} />} />;
}

function WaitingItems({ row }: WaitingMenuProps) {
  return (
    <>
      <wa-dropdown-item value="watch">
        <Icon slot="icon" name="eye" />
        {m.monitor_watch({ name: row.name })}
      </wa-dropdown-item>
      {can("transfer") && (
        <>
          <wa-dropdown-item value="give">
            <Icon slot="icon" name="transfer" />
            {m.supervision_give()}
          </wa-dropdown-item>
          <wa-dropdown-item value="first">
            <Icon slot="icon" name="arrow-up" />
            {m.supervision_put_first()}
          </wa-dropdown-item>
        </>
      )}
      {can("close") && (
        <wa-dropdown-item value="close">
          <Icon slot="icon" name="check" />
          {m.supervision_close()}
        </wa-dropdown-item>
      )}
    </>
  );
}
