import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { SHORTCUTS, useKeys } from "../../frame/keys.ts";
import type { ThreadItem } from "../thread/thread-items.ts";
import type { Mode } from "./draft.ts";
import { type Intent, usualIntent } from "./intent.ts";

export interface Writing {
  /** Null: nothing. */
  current: Signal<Intent | null>;
  /** Grows each time: who asks for what is open already wants to write there. */
  asked: Signal<number>;
  /** Takes what is typed until there is an editor to type into: else the first letters would be keys of the desk. */
  ahead: RefObject<HTMLTextAreaElement | null>;
  /** There is one. */
  writable: Signal<boolean>;
  begin: (intent: Intent) => void;
  /** The usual one of a kind, to the mail that waits for it. */
  beginUsual: (mode: Mode | "note") => void;
}

/** What one has begun to write here, by button or by key. */
export function useIntent(items: readonly ThreadItem[], mine: boolean): Writing {
  const current = useSignal<Intent | null>(null);
  const asked = useSignal(0);
  const ahead = useRef<HTMLTextAreaElement | null>(null);
  const writable = useSignal(false);
  /** Of a thread whose mails are still on their way. */
  const wished = useSignal<Mode | null>(null);
  const begin = (intent: Intent) => {
    wished.value = null;
    current.value = intent;
    asked.value += 1;
    if (intent.mode !== "note" && !writable.value) ahead.current?.focus({ preventScroll: true });
  };
  const beginUsual = (mode: Mode | "note") => {
    const usual = usualIntent(mode, items);
    if (usual !== null) return begin(usual);
    if (mode !== "note") wished.value = mode;
    ahead.current?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (wished.value !== null && usualIntent(wished.value, items) !== null) beginUsual(wished.value);
  }, [items]);
  useKeys(
    mine
      ? [
          [SHORTCUTS.reply, () => beginUsual("reply")],
          [SHORTCUTS.replyAll, () => beginUsual("reply-all")],
          [SHORTCUTS.forward, () => beginUsual("forward")],
          [SHORTCUTS.note, () => beginUsual("note")],
        ]
      : [],
  );
  return { current, asked, ahead, writable, begin, beginUsual };
}
