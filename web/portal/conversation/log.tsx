import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import type { Live } from "../../shared/live/live.ts";
import { m } from "../../shared/paraglide/messages.js";
import { dayOf } from "../clock.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { Icon } from "../icon.tsx";
import { Late } from "../late.tsx";
import { useConversation } from "./context.ts";
import { type Item, itemsOf } from "./items.ts";
import { Line } from "./lines.tsx";
import { toNewestStar } from "./star.tsx";
import { Windowed } from "./windowed.tsx";

const CHARACTERS_A_LINE = 60;

interface LogProps {
  live: Live;
  me: string;
  label: string;
  /** All up to this number was on screen. */
  seen: (seq: number) => void;
  /** Asks for the page before the oldest line that is here. */
  earlier: () => void;
}

/** The conversation as it was said. New words of the customer are announced; the list itself is silent while one scrolls. */
export function Log({ live, me, label, seen, earlier }: LogProps) {
  const { thread, unsent } = live;
  const items = useMemo(() => itemsOf(thread, unsent, me, dayOf), [thread, unsent, me]);
  const atEnd = useSignal(true);
  const toEnd = useRef<(() => void) | null>(null);
  const onAtEnd = useCallback(
    (value: boolean) => {
      atEnd.value = value;
    },
    [atEnd],
  );
  useSeen(live, atEnd.value, seen);
  const { star } = useConversation();
  useKeys([
    [SHORTCUTS.newest, () => toEnd.current?.()],
    ...(star === null ? [] : [[SHORTCUTS.star, toNewestStar] as const]),
  ]);

  if (live.me === null && thread.entries.length === 0) return <Late rows={4} />;
  return (
    <>
      <Windowed
        lines={items}
        estimate={estimate}
        draw={(item) => <Line item={item} />}
        label={label}
        onAtEnd={onAtEnd}
        toEnd={toEnd}
        earlier={thread.earlier === null ? null : earlier}
      />
      {!atEnd.value && (
        <button type="button" class="to-newest" onClick={() => toEnd.current?.()}>
          <Icon name="arrow-down" size={14} />
          {m.inbox_to_newest()}
        </button>
      )}
      <Announcer live={live} />
    </>
  );
}

function estimate(item: Item): number {
  if (item.kind === "message") return 44 + 20 * Math.floor(item.text.length / CHARACTERS_A_LINE) + (item.last ? 18 : 0);
  return item.kind === "event" ? 32 : item.kind === "day" ? 40 : 68;
}

/** What is at the end of the list, in a window that is looked at, has been seen. */
export function useSeen({ thread }: Live, atEnd: boolean, seen: (seq: number) => void): void {
  useEffect(() => {
    const tell = () => {
      const last = thread.entries.findLast(({ seq, by }) => seq !== null && by.role === "visitor");
      if (atEnd && document.visibilityState === "visible" && last?.seq) seen(last.seq);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [thread, atEnd, seen]);
}

/** Reads the customer's newest words aloud: those that come while one looks, never what was said before. */
export function Announcer({ live }: { live: Live }) {
  const known = useRef<string | null>(null);
  const text = useSignal("");
  useEffect(() => {
    if (live.thread.entries.length === 0) return;
    const last = live.thread.entries.findLast(({ kind, by }) => kind === "message" && by.role === "visitor");
    if (known.current !== null && last !== undefined && last.id !== known.current)
      text.value = last.text || m.inbox_a_file();
    known.current = last?.id ?? "";
  }, [live.thread, text]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {text.value}
    </p>
  );
}
