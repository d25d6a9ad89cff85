import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { FieldError } from "../../../../protocol/problem.ts";
import { problemText } from "../../problem-text.ts";
import { recordErrorText } from "../record/field-error.ts";
import { RecordContext } from "../record/record-form.ts";
import { RecordSummary } from "../record/record-summary.tsx";
import { useRecordPage } from "../record/use-record-page.ts";

interface StepFormProps<Draft extends object> {
  first: Draft;
  save: (draft: Draft) => Promise<unknown>;
  say?: (error: FieldError) => string;
  act: string;
  /** The filled button; a step has one. */
  filled?: boolean;
  children: ComponentChildren;
}

/** A small form of a step: Enter or its button saves, what is wrong is said above and beside each field. It is empty again when it is saved. */
export function StepForm<Draft extends object>(props: StepFormProps<Draft>) {
  const { first, save, say = recordErrorText, act, filled = false, children } = props;
  const labels = useMemo(() => new Map<string, string>(), []);
  const state = useRecordPage<Draft>({
    first,
    check: () => [],
    save: async (draft) => {
      await save(draft);
      return first;
    },
    reread: async () => first,
  });
  const { draft, errors, failure, refusals, busy } = state;
  const complaint = errors.value.length > 0 ? "" : failure.value === null ? null : problemText(failure.value);
  return (
    <RecordContext.Provider value={{ draft, errors, labels, say }}>
      <form
        class="welcome-form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void state.submit();
        }}
      >
        <RecordSummary failure={complaint} refusals={refusals.value} />
        {children}
        <wa-button
          type="submit"
          size="s"
          variant={filled ? "brand" : "neutral"}
          appearance={filled ? "accent" : "outlined"}
          loading={busy.value}
        >
          {act}
        </wa-button>
      </form>
    </RecordContext.Provider>
  );
}
