import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { isDark } from "../../theme/theme.ts";
import { FRAME_SANDBOX, frameDocument } from "./frame-document.ts";
import type { SafeMail } from "./safe-html.ts";

/** A smaller mail could not be read: letters of 14 px come to 8, and a newsletter of 640 still fits a phone. What is wider is scrolled. */
const SMALLEST = 0.55;
/** px under a mail that is scrolled sideways: the bar would lie on its last line. */
const SCROLL_BAR = 16;

/**
 * A mail's HTML in a frame that runs nothing and has no origin (EML-35). Such a frame cannot be asked how high it is: another one that is of
 * our origin, runs nothing either and is never seen, is asked in its place.
 */
export function MailFrame({ safe, label }: { safe: SafeMail; label: string }) {
  const dark = isDark.value;
  const place = useRef<HTMLDivElement | null>(null);
  const scale = useRef<HTMLIFrameElement | null>(null);
  const [size, setSize] = useState({ height: 0, zoom: 1 });
  const measured = useMemo(() => frameDocument(safe, { dark, zoom: 1 }), [safe, dark]);
  const shown = useMemo(() => frameDocument(safe, { dark, zoom: size.zoom }), [safe, dark, size.zoom]);

  useEffect(() => {
    const frame = scale.current;
    if (frame === null) return;
    const measure = () => {
      const next = sizeOf(frame);
      if (next !== null) setSize((before) => (same(before, next) ? before : next));
    };
    // Fonts and pictures settle after it was loaded.
    const settled = new ResizeObserver(measure);
    const loaded = () => {
      settled.disconnect();
      settled.observe(place.current ?? frame);
      if (frame.contentDocument?.body) settled.observe(frame.contentDocument.body);
      measure();
    };
    frame.addEventListener("load", loaded);
    frame.srcdoc = measured;
    return () => {
      frame.removeEventListener("load", loaded);
      settled.disconnect();
    };
  }, [measured]);

  return (
    <div class={safe.coloured ? "mail-frame paper" : "mail-frame"} ref={place}>
      <iframe
        ref={scale}
        class="mail-scale"
        sandbox="allow-same-origin"
        aria-hidden="true"
        tabIndex={-1}
        title={label}
      />
      <iframe
        class="mail-page"
        sandbox={FRAME_SANDBOX}
        srcdoc={shown}
        title={label}
        style={{ height: `${size.height}px` }}
      />
    </div>
  );
}

/** As high as it is, and as small as it must be for its widest line to be seen. */
function sizeOf(frame: HTMLIFrameElement): { height: number; zoom: number } | null {
  const page = frame.contentDocument;
  if (!page?.body || frame.clientWidth === 0) return null;
  page.body.style.zoom = "1";
  const width = page.documentElement.scrollWidth;
  const zoom = width > frame.clientWidth ? Math.max(SMALLEST, Math.floor((100 * frame.clientWidth) / width) / 100) : 1;
  page.body.style.zoom = String(zoom);
  const bar = width * zoom > frame.clientWidth + 1 ? SCROLL_BAR : 0;
  return { height: Math.ceil(page.documentElement.getBoundingClientRect().height) + bar, zoom };
}

function same(one: { height: number; zoom: number }, other: { height: number; zoom: number }): boolean {
  return one.height === other.height && one.zoom === other.zoom;
}
