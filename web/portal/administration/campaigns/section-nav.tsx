import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { headingOf, type SectionName } from "./sections.ts";
import { shownSections } from "./shown-sections.ts";
import { useEditor } from "./use-editor.ts";

/** A heading this far below the upper edge is the one being read, px. */
const READING_LINE_PX = 120;

/** The way to each section, with the number of its errors. `box` is what scrolls. */
export function SectionNav({ box }: { box: RefObject<HTMLElement | null> }) {
  const { errors, channel } = useEditor();
  const all = shownSections(channel.value);
  const here = useSignal("basic");
  useEffect(() => {
    const element = box.current;
    const follow = () => {
      here.value = readIn(element, all);
    };
    element?.addEventListener("scroll", follow, { passive: true });
    return () => element?.removeEventListener("scroll", follow);
  }, [channel.value]);

  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On narrow screens the sections lie side by side.
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (link) nav.current?.scrollTo({ left: link.offsetLeft - nav.current.clientWidth / 2 + link.offsetWidth / 2 });
  }, [here.value]);

  const go = (event: Event, id: string) => {
    event.preventDefault();
    const heading = document.getElementById(headingOf(id));
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
    here.value = id;
  };

  return (
    <nav class="section-nav" ref={nav} aria-label={m.campaigns_sections()}>
      {all.map(({ id, title, holds }) => {
        const count = errors.value.filter(({ path }) => holds.test(path)).length;
        return (
          <a
            key={id}
            href={`#${headingOf(id)}`}
            aria-current={here.value === id ? "location" : undefined}
            onClick={(event) => go(event, id)}
          >
            <span class="cut">{title()}</span>
            {count > 0 && (
              <span class="chip late">
                <span aria-hidden="true">{count}</span>
                <span class="visually-hidden">{m.campaigns_errors_here({ count })}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}

/** The last section whose heading has passed the reading line; at the very end the last one. */
function readIn(box: HTMLElement | null, all: readonly SectionName[]): string {
  if (box === null) return "basic";
  if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) return all.at(-1)?.id ?? "basic";
  const line = box.getBoundingClientRect().top + READING_LINE_PX;
  const passed = all.filter(({ id }) => {
    const heading = document.getElementById(headingOf(id));
    return heading !== null && heading.getBoundingClientRect().top <= line;
  });
  return passed.at(-1)?.id ?? "basic";
}
