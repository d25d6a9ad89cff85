import type { RefObject } from "preact";
import { m } from "../../../shared/paraglide/messages.js";
import { SHORTCUTS } from "../../frame/keys.ts";
import { Icon } from "../../icon.tsx";
import type { Writing } from "./use-intent.ts";

const WAYS = [
  { mode: "reply", icon: "reply", label: m.mail_reply, shortcut: SHORTCUTS.reply },
  { mode: "reply-all", icon: "reply-all", label: m.mail_reply_all, shortcut: SHORTCUTS.replyAll },
  { mode: "forward", icon: "forward", label: m.mail_forward, shortcut: SHORTCUTS.forward },
  { mode: "note", icon: "lock", label: m.inbox_note, shortcut: SHORTCUTS.note },
] as const;

interface WaysProps {
  holder: RefObject<HTMLElement | null>;
  intent: Writing;
  failure: string | null;
  retry: () => void;
}

/** The ways of answering; and why one cannot, where one cannot. */
export function Ways({ holder, intent, failure, retry }: WaysProps) {
  return (
    <section class="mail-bar" ref={holder} aria-label={m.inbox_composer()}>
      {WAYS.map(({ mode, icon, label, shortcut }) => (
        <wa-button key={mode} size="s" appearance="outlined" onClick={() => intent.beginUsual(mode)}>
          <Icon slot="start" name={icon} />
          {label()}
          <kbd slot="end">{shortcut.shown}</kbd>
        </wa-button>
      ))}
      {failure === null ? (
        intent.current.value !== null && <span class="quiet mail-bar-said">{m.portal_loading()}</span>
      ) : (
        <span class="bad-word mail-bar-said" role="alert">
          {failure}{" "}
          <button type="button" class="link" onClick={retry}>
            {m.inbox_retry()}
          </button>
        </span>
      )}
    </section>
  );
}
