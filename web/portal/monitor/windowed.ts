import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** Rows beyond the visible ones that are drawn, so that a flick of the wheel shows no gap. */
const BEYOND = 8;

export interface Window {
  box: { current: HTMLDivElement | null };
  first: Signal<number>;
  last: Signal<number>;
}

/** Which of many rows of one height are drawn: those in view of a box that scrolls. */
export function useWindow(rowHeight: number): Window {
  const box = useRef<HTMLDivElement | null>(null);
  const first = useSignal(0);
  const last = useSignal(60);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => {
      first.value = Math.max(0, Math.floor(element.scrollTop / rowHeight) - BEYOND);
      last.value = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + BEYOND;
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  return { box, first, last };
}
