import { useSignal } from "@preact/signals";
import type { DialerBoard } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { settingsOf } from "./address.ts";
import { DeleteUnprocessed } from "./delete-unprocessed.tsx";
import { StartStop } from "./start-stop.tsx";

interface BoardActionsProps {
  board: DialerBoard;
  read: () => Promise<void>;
}

export function BoardActions({ board, read }: BoardActionsProps) {
  const deleting = useSignal(false);
  return (
    <>
      <wa-button size="s" appearance="plain" href={settingsOf(board.name)}>
        <span slot="start" class="button-icon">
          <Icon name="settings" />
        </span>
        {m.dialers_settings()}
      </wa-button>
      <wa-button
        size="s"
        variant="danger"
        appearance="outlined"
        onClick={() => {
          deleting.value = true;
        }}
      >
        <span slot="start" class="button-icon">
          <Icon name="trash" />
        </span>
        {m.dialers_delete_unprocessed()}
      </wa-button>
      <StartStop board={board} />
      {deleting.value && (
        <DeleteUnprocessed
          board={board}
          read={read}
          closed={() => {
            deleting.value = false;
          }}
        />
      )}
    </>
  );
}
