import type { ComponentChildren } from "preact";
import { headingOf } from "./sections.ts";
import { shownSections } from "./shown-sections.ts";
import { useEditor } from "./use-editor.ts";

interface SectionProps {
  id: string;
  /** At the right of the heading. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** One part of the form under its heading. */
export function Section({ id, aside, children }: SectionProps) {
  const { channel } = useEditor();
  const named = shownSections(channel.value).find((section) => section.id === id);
  if (named === undefined) return null;
  return (
    <section class="form-section" aria-labelledby={headingOf(id)}>
      <div class="section-head">
        <h2 id={headingOf(id)} tabIndex={-1}>
          {named.title()}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
