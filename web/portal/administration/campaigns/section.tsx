import type { ComponentChildren } from "preact";
import { headingOf, sections } from "./sections.ts";

interface SectionProps {
  id: string;
  /** At the right of the heading. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** One part of the form under its heading. */
export function Section({ id, aside, children }: SectionProps) {
  const named = sections().find((section) => section.id === id);
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
