import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { tinykeys } from "tinykeys";
import { m } from "../../shared/paraglide/messages.js";

export interface Shortcut {
  /** As tinykeys reads it; `?` arrives as Shift+?. */
  keys: string;
  /** As people read it. */
  shown: string;
  what: () => string;
}

/** Every key of the portal, in one list that `?` shows. Screens bind theirs with `useKeys`. */
export const SHORTCUTS = {
  palette: { keys: "$mod+k", shown: "Ctrl k", what: m.portal_palette },
  help: { keys: "Shift+?", shown: "?", what: m.portal_key_help },
  inbox: { keys: "g i", shown: "g i", what: m.portal_key_inbox },
  mail: { keys: "g m", shown: "g m", what: m.mail_key_mail },
  next: { keys: "j", shown: "j", what: m.portal_key_next },
  previous: { keys: "k", shown: "k", what: m.portal_key_previous },
  search: { keys: "/", shown: "/", what: m.portal_key_search },
  new: { keys: "c", shown: "c", what: m.portal_key_new },
  reply: { keys: "r", shown: "r", what: m.portal_key_reply },
  replyAll: { keys: "Shift+R", shown: "R", what: m.mail_key_reply_all },
  forward: { keys: "f", shown: "f", what: m.mail_key_forward },
  note: { keys: "n", shown: "n", what: m.portal_key_note },
  transfer: { keys: "t", shown: "t", what: m.portal_key_transfer },
  close: { keys: "e", shown: "e", what: m.portal_key_close },
  customer: { keys: "i", shown: "i", what: m.portal_key_customer },
  star: { keys: "s", shown: "s", what: m.portal_key_star },
  newest: { keys: "Shift+G", shown: "G", what: m.portal_key_newest },
  accept: { keys: "a", shown: "a", what: m.portal_key_accept },
  decline: { keys: "d", shown: "d", what: m.portal_key_decline },
  theme: { keys: "Shift+D", shown: "D", what: m.portal_key_theme },
} satisfies Record<string, Shortcut>;

export const keysShown = signal(false);
export const paletteShown = signal(false);

export type Binding = readonly [Shortcut, () => void];

/** Binds keys while the component is shown; never while something is typed or a dialog is open. */
export function useKeys(bindings: readonly Binding[]): void {
  useEffect(() => {
    const guarded = bindings.map(([{ keys }, act]) => [keys, (event: KeyboardEvent) => guard(event, act)] as const);
    return tinykeys(window, Object.fromEntries(guarded));
  });
}

export function useShortcuts(): void {
  const { route } = useLocation();
  // While something is typed too: no letter is lost by it.
  useEffect(
    () =>
      tinykeys(window, {
        [SHORTCUTS.palette.keys]: (event: KeyboardEvent) => {
          if (event.defaultPrevented || dialogIsOpen()) return;
          event.preventDefault();
          paletteShown.value = true;
        },
      }),
    [],
  );
  useKeys([
    [SHORTCUTS.help, () => (keysShown.value = true)],
    [SHORTCUTS.inbox, () => route("/inbox")],
    [SHORTCUTS.mail, () => route("/mail")],
  ]);
}

function guard(event: KeyboardEvent, act: () => void): void {
  if (event.defaultPrevented || event.isComposing || isTyping(event) || dialogIsOpen()) return;
  event.preventDefault();
  act();
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function dialogIsOpen(): boolean {
  return document.querySelector("wa-dialog[open], wa-drawer[open], dialog[open]") !== null;
}
