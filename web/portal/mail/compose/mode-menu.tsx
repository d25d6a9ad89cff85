import { m } from "../../../shared/paraglide/messages.js";
import { selected } from "../../frame/selected.ts";
import { Icon } from "../../icon.tsx";
import type { IconName } from "../../icons.ts";
import type { Draft, Mode } from "./draft.ts";

interface Way {
  mode: Mode;
  withHistory: boolean;
  icon: IconName;
  label: () => string;
}

const WAYS: readonly Way[] = [
  { mode: "reply", withHistory: false, icon: "reply", label: m.mail_reply },
  { mode: "reply", withHistory: true, icon: "reply", label: m.mail_reply_with_history },
  { mode: "reply-all", withHistory: false, icon: "reply-all", label: m.mail_reply_all },
  { mode: "reply-all", withHistory: true, icon: "reply-all", label: m.mail_reply_all_with_history },
  { mode: "forward", withHistory: false, icon: "forward", label: m.mail_forward },
  { mode: "new", withHistory: false, icon: "pencil", label: m.mail_new_in_thread },
];

/** As what it is sent: an answer with or without the history, to one or to all, a forward, or a mail anew. */
export function ModeMenu({ draft, turn }: { draft: Draft; turn: (mode: Mode, withHistory: boolean) => void }) {
  const now = WAYS.find(({ mode, withHistory }) => mode === draft.mode && withHistory === draft.withHistory) ?? WAYS[0];
  if (now === undefined) return null;
  return (
    <wa-dropdown
      size="s"
      placement="top-start"
      onwa-select={(event: Event) => {
        const way = WAYS[Number(selected(event))];
        if (way !== undefined) turn(way.mode, way.withHistory);
      }}
    >
      <wa-button slot="trigger" size="s" appearance="outlined" with-caret>
        <Icon slot="start" name={now.icon} />
        {now.label()}
      </wa-button>
      {WAYS.map(({ icon, label }, at) => (
        <wa-dropdown-item key={label()} type="checkbox" value={String(at)} checked={WAYS[at] === now}>
          <Icon slot="icon" name={icon} />
          {label()}
        </wa-dropdown-item>
      ))}
    </wa-dropdown>
  );
}
