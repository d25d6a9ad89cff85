import type { ComponentChildren, Ref } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { usePlace } from "./use-place.ts";
import { offsetsOf, rangeOf } from "./window.ts";

/** Drawn above and below the view, px. */
const SPARE = 600;
/** Nearer than this to the end, and the list follows what is added. */
const AT_END = 48;
/** Nearer than this to the beginning, px, and what is earlier is asked for. */
const NEAR_BEGINNING = 400;

interface WindowedProps<Line extends { key: string }> {
  lines: readonly Line[];
  /** Height of a line that was never drawn, px. */
  estimate: (line: Line) => number;
  draw: (line: Line) => ComponentChildren;
  label: string;
  onAtEnd: (atEnd: boolean) => void;
  /** Called with a function that jumps to the end. */
  toEnd: { current: (() => void) | null };
  /** Asks for the lines before these; null: there are none. */
  earlier: (() => void) | null;
}

/**
 * A scrolling list that draws what is near the view. It follows the end while one is there, and keeps its place when lines above
 * turn out higher than estimated, or come there.
 */
export function Windowed<Line extends { key: string }>(props: WindowedProps<Line>) {
  const { lines, estimate, draw, label, onAtEnd, toEnd, earlier } = props;
  const box = useRef<HTMLDivElement | null>(null);
  const heights = useRef(new Map<string, number>());
  const following = useRef(true);
  const [measured, setMeasured] = useState(0);
  const [view, setView] = useState({ top: 0, height: 800 });

  const offsets = useMemo(
    () => offsetsOf(lines.map((line) => heights.current.get(line.key) ?? estimate(line))),
    [lines, measured, estimate],
  );
  const total = offsets.at(-1) ?? 0;
  const top = following.current ? Math.max(0, total - view.height) : view.top;
  const { from, to } = rangeOf(offsets, top, view.height, SPARE);

  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && following.current) element.scrollTop = element.scrollHeight;
  });
  const held = { lines, offsets, holds: !following.current };
  usePlace(box, held, ({ scrollTop, clientHeight }) => setView({ top: scrollTop, height: clientHeight }));
  useEffect(() => {
    if (box.current !== null && box.current.scrollTop < NEAR_BEGINNING) earlier?.();
  }, [earlier, lines, view]);

  const scrolled = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    following.current = scrollHeight - scrollTop - clientHeight < AT_END;
    onAtEnd(following.current);
    setView((before) => (near(before, scrollTop, clientHeight) ? before : { top: scrollTop, height: clientHeight }));
  }, [onAtEnd]);

  const observed = useMeasure(box, (key, height, above) => {
    const before = heights.current.get(key);
    if (before === height) return;
    const line = above && !following.current ? lines.find((one) => one.key === key) : undefined;
    if (line !== undefined && box.current !== null) box.current.scrollTop += height - (before ?? estimate(line));
    heights.current.set(key, height);
    setMeasured((count) => count + 1);
  });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const resized = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);

  useEffect(() => {
    toEnd.current = () => {
      following.current = true;
      onAtEnd(true);
      setMeasured((count) => count + 1);
    };
  }, [toEnd, onAtEnd]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div class="log" ref={box} role="log" aria-live="off" aria-label={label} tabIndex={0} onScroll={scrolled}>
      <div style={{ height: `${offsets[from] ?? 0}px` }} />
      {lines.slice(from, to).map((line) => (
        <div key={line.key} class="log-line" data-key={line.key} ref={observed}>
          {draw(line)}
        </div>
      ))}
      <div style={{ height: `${total - (offsets[to] ?? total)}px` }} />
    </div>
  );
}

/** The same screenful: small moves within the spare part draw nothing new. */
function near(before: { top: number; height: number }, top: number, height: number): boolean {
  return before.height === height && Math.abs(before.top - top) < SPARE / 3;
}

/** Tells the height of every drawn line, and whether it lies above the view. */
function useMeasure(
  box: { current: HTMLDivElement | null },
  tell: (key: string, height: number, above: boolean) => void,
): Ref<HTMLDivElement> {
  const latest = useRef(tell);
  latest.current = tell;
  const observer = useRef<ResizeObserver | null>(null);
  observer.current ??= new ResizeObserver((entries) => {
    const top = box.current?.getBoundingClientRect().top ?? 0;
    for (const { target } of entries) {
      const { key } = (target as HTMLElement).dataset;
      const place = target.getBoundingClientRect();
      if (target.isConnected && key !== undefined) latest.current(key, place.height, place.bottom <= top);
    }
  });
  useEffect(() => () => observer.current?.disconnect(), []);
  return useCallback((element: HTMLDivElement | null) => {
    if (element !== null) observer.current?.observe(element);
  }, []);
}
