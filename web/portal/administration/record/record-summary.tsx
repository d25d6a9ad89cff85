import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { fieldOf } from "./field-error.ts";
import { useRecord } from "./record-form.ts";

interface RecordSummaryProps {
  failure: string | null;
  /** How often saving was refused; each time it takes the focus. */
  refusals: number;
  /** Ways out that are no fields. */
  children?: ComponentChildren;
}

/** What keeps the record from being saved, each with the way to its field. */
export function RecordSummary({ failure, refusals, children }: RecordSummaryProps) {
  const { errors, labels, say } = useRecord();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (refusals === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "start" });
  }, [refusals]);

  if (failure === null) return null;
  const names = [...labels.keys()];
  const place = (path: string) => names.indexOf(fieldOf(path));
  const inOrder = errors.value.toSorted((a, b) => place(a.path) - place(b.path));
  return (
    <section class="record-summary" aria-labelledby="record-summary" ref={box} tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <strong id="record-summary">
          {inOrder.length === 0 ? failure : m.people_to_fix({ count: inOrder.length })}
        </strong>
        <ul>
          {inOrder.map((error) => (
            <li key={error.path}>
              {labels.has(fieldOf(error.path)) && (
                <>
                  <button type="button" class="link" onClick={() => focusField(box.current, fieldOf(error.path))}>
                    {labels.get(fieldOf(error.path))}
                  </button>
                  {": "}
                </>
              )}
              {say(error)}
            </li>
          ))}
        </ul>
        {children}
      </div>
    </section>
  );
}

function focusField(box: HTMLElement | null, name: string): void {
  box?.closest("form")?.querySelector<HTMLElement>(`#field-${name}`)?.focus();
}
