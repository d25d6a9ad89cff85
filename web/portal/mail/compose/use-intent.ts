import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { SHORTCUTS, useKeys } from "../../frame/keys.ts";
import { answerable, type ThreadItem } from "../thread/thread-items.ts";
import type { Mode } from "./draft.ts";

/** What is being written: an answer, a mail anew, or a note for the team. */
export type Intent = { mode: Mode; answers: string | null } | { mode: "note" };

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
  const begin = (intent: Intent) => {
    current.value = intent;
    asked.value += 1;
    if (intent.mode !== "note" && !writable.value) ahead.current?.focus({ preventScroll: true });
  };
  const beginUsual = (mode: Mode | "note") => {
    if (mode === "note") return begin({ mode });
    const answers = mode === "new" ? null : (answerable(items)?.key ?? null);
    begin(answers === null ? { mode: "new", answers } : { mode, answers });
  };
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
