import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { earlier, live, visible } from "./chat.ts";

/** Nearer than this to the beginning, px, and what is earlier is asked for. */
const NEAR_BEGINNING_PX = 200;

interface Earlier {
  /** Until it is drawn: what comes on top is not read out as if it were said now. */
  coming: boolean;
  /** Messages that the last page has brought; 0: none was asked for. */
  came: number;
  /** The log was scrolled. */
  scrolled: () => void;
  ask: () => Promise<void>;
}

/** Brings the pages before the oldest message as one scrolls up to it, and keeps what one reads where it is. */
export function useEarlier(log: { current: HTMLElement | null }, follows: { current: boolean }): Earlier {
  const coming = useSignal(false);
  const came = useSignal(0);
  const first = useRef<{ element: HTMLElement; at: number } | null>(null);
  const { thread } = live.value ?? {};
  const oldest = thread?.entries[0]?.id;

  useLayoutEffect(() => {
    const box = log.current;
    const known = first.current;
    if (box === null) return;
    if (known?.element.isConnected && !follows.current) box.scrollTop += known.element.offsetTop - known.at;
    const element = box.querySelector<HTMLElement>(":scope > .entry, :scope > .event");
    first.current = element && { element, at: element.offsetTop };
  }, [oldest, thread?.earlier === null]);

  const ask = async () => {
    if (coming.value) return;
    const before = messages();
    came.value = 0;
    coming.value = true;
    await earlier();
    came.value = messages() - before;
    // What was brought is drawn by then.
    requestAnimationFrame(() => {
      coming.value = false;
    });
  };
  const scrolled = () => {
    const box = log.current;
    const isSeen = visible.value && box !== null && box.clientHeight > 0;
    if (isSeen && box.scrollTop < NEAR_BEGINNING_PX && live.value?.thread.earlier) void ask();
  };
  // A page that does not fill the view leaves nothing to scroll.
  useEffect(scrolled, [oldest, visible.value, coming.value]);
  return { coming: coming.value, came: came.value, scrolled, ask };
}

function messages(): number {
  return live.value?.thread.entries.filter(({ kind }) => kind === "message").length ?? 0;
}
