import { signal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import { lazy } from "../lazy.ts";
import { startable } from "./starting.ts";

const NewDialog = lazy(() => import("./new-dialog.tsx").then((module) => module.NewDialog));

/** Whether a conversation is being begun. */
const starting = signal(false);
const start = () => {
  starting.value = true;
};

/** Begins a conversation; absent for who has no campaign in which we may write first. */
export function NewButton() {
  if (startable(desk.value?.campaigns ?? []).length === 0) return null;
  return (
    <wa-button size="s" appearance="outlined" onClick={start}>
      <Icon slot="start" name="plus" />
      {m.inbox_start()}
    </wa-button>
  );
}

/** The dialog of it, wherever the list is: what was typed outlives a turned phone. */
export function NewConversation() {
  const campaigns = startable(desk.value?.campaigns ?? []);
  useKeys(campaigns.length === 0 ? [] : [[SHORTCUTS.new, start]]);
  if (!starting.value || campaigns.length === 0) return null;
  return (
    <NewDialog
      campaigns={campaigns}
      closed={() => {
        starting.value = false;
      }}
    />
  );
}
