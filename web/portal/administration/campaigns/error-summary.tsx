import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import type { FormError } from "./check.ts";
import { errorText } from "./error-text.ts";
import { labelOf } from "./labels.ts";
import { reveal } from "./reveal.ts";
import type { SectionName } from "./sections.ts";
import { shownSections } from "./shown-sections.ts";
import { useEditor } from "./use-editor.ts";

/** Everything that keeps the campaign from being saved, each with the way to its field. Takes the focus after each refused save. */
export function ErrorSummary() {
  const editor = useEditor();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (editor.refusals.value === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "start" });
  }, [editor.refusals.value]);

  const errors = inOrder(editor.errors.value, shownSections(editor.channel.value));
  const failure = editor.failure.value;
  if (errors.length === 0 && failure === null) return null;
  return (
    <section class="error-summary" ref={box} tabIndex={-1} aria-labelledby="error-summary">
      <Icon name="alert" />
      {failure?.code === "conflict" ? (
        <Conflict />
      ) : (
        <strong id="error-summary">
          {failure === null ? m.campaigns_to_fix({ count: errors.length }) : problemText(failure)}
        </strong>
      )}
      <ul>
        {errors.map((error) => (
          <li key={error.path}>
            <button type="button" class="link" onClick={() => reveal(error.path)}>
              {labelOf(error.path)}
            </button>
            : {errorText(error, editor.draft.value)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From top to bottom, as the fields stand. */
function inOrder(errors: readonly FormError[], all: readonly SectionName[]): FormError[] {
  const place = ({ path }: FormError) => all.findIndex(({ holds }) => holds.test(path));
  return errors.toSorted((a, b) => place(a) - place(b));
}

/** Two administrators at once: neither loses anything without having chosen it. */
function Conflict() {
  const editor = useEditor();
  const overwrite = async () => {
    await editor.reread("mine");
    if (editor.failure.value === null) await editor.save();
  };
  return (
    <>
      <strong id="error-summary">{m.campaigns_conflict()}</strong>
      <div class="conflict-ways">
        <wa-button size="s" appearance="outlined" onClick={() => editor.reread("theirs")}>
          {m.campaigns_conflict_theirs()}
        </wa-button>
        <wa-button size="s" appearance="outlined" onClick={overwrite}>
          {m.campaigns_conflict_mine()}
        </wa-button>
      </div>
    </>
  );
}
