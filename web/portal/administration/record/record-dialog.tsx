import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { tinykeys } from "tinykeys";
import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";
import { recordErrorText } from "./field-error.ts";
import { RecordFooter } from "./record-footer.tsx";
import { RecordContext } from "./record-form.ts";
import { RecordSummary } from "./record-summary.tsx";
import { useGuard } from "./use-guard.ts";
import "./record.css";

interface RecordDialogProps<Draft extends object> {
  title: string;
  draft: Draft;
  /** For forms of two columns. */
  wide?: boolean;
  /** Throws a `Refusal`, whose field errors are shown beside their fields. */
  save: (draft: Draft) => Promise<unknown>;
  closed: () => void;
  /** Words for a wrong field, where those of people and times do not fit. */
  say?: (error: FieldError) => string;
  /** What the button says that is not *Save*. */
  act?: string;
  children: ComponentChildren;
}

/** A form for one record. Nothing closes it unasked once something was written; what is wrong is said at the top and beside each field. */
export function RecordDialog<Draft extends object>({
  title,
  draft: first,
  wide = false,
  save,
  closed,
  say = recordErrorText,
  act = m.people_save(),
  children,
}: RecordDialogProps<Draft>) {
  const draft = useSignal<Record<string, unknown>>(Object.fromEntries(Object.entries(first)));
  const before = useMemo(() => JSON.stringify(draft.peek()), []);
  const labels = useMemo(() => new Map<string, string>(), []);
  const errors = useSignal<readonly FieldError[]>([]);
  const failure = useSignal<string | null>(null);
  const refusals = useSignal(0);
  const busy = useSignal(false);
  const form = useRef<HTMLFormElement | null>(null);
  const guard = useGuard(() => JSON.stringify(draft.peek()) !== before);

  const close = () => {
    guard.release();
    const dialog = form.current?.closest<WaDialog>("wa-dialog");
    if (dialog) dialog.open = false;
  };
  const submit = async () => {
    if (busy.value) return;
    busy.value = true;
    guard.asking.value = false;
    try {
      await save(draft.value as Draft);
      close();
    } catch (thrown) {
      const problem = problemOf(thrown);
      errors.value = problem.errors ?? [];
      failure.value = problemText(problem);
      refusals.value++;
    } finally {
      busy.value = false;
    }
  };
  useEffect(() => {
    const onSave = (event: KeyboardEvent) => {
      event.preventDefault();
      void submit();
    };
    return tinykeys(window, { "$mod+s": onSave }, { capture: true });
  }, []);

  return (
    <Dialog
      label={title}
      class={wide ? "record-dialog wide" : "record-dialog"}
      modal
      mayClose={guard.mayClose}
      closed={() => {
        closed();
        guard.goOn();
      }}
      footer={<RecordFooter asking={guard.asking} busy={busy.value} act={act} submit={submit} discard={close} />}
    >
      <form
        ref={form}
        class="dialog-form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RecordContext.Provider value={{ draft, errors, labels, say }}>
          <RecordSummary failure={failure.value} refusals={refusals.value} />
          {children}
        </RecordContext.Provider>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
