import type WaDialog from "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { tinykeys } from "tinykeys";
import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { problemText } from "../../problem-text.ts";
import { RecordContext } from "./record-form.ts";
import "./record.css";

interface RecordDialogProps<Draft extends object> {
  title: string;
  draft: Draft;
  /** Throws a `Refusal`, whose field errors are shown beside their fields. */
  save: (draft: Draft) => Promise<unknown>;
  closed: () => void;
  children: ComponentChildren;
}

/** A form for one record. Nothing outside of it closes it; what is wrong is said at the top and beside each field. */
export function RecordDialog<Draft extends object>({
  title,
  draft: first,
  save,
  closed,
  children,
}: RecordDialogProps<Draft>) {
  const draft = useSignal<Record<string, unknown>>(Object.fromEntries(Object.entries(first)));
  const errors = useSignal<readonly FieldError[]>([]);
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const form = useRef<HTMLFormElement | null>(null);

  const submit = async () => {
    if (busy.value) return;
    busy.value = true;
    try {
      await save(draft.value as Draft);
      const dialog = form.current?.closest<WaDialog>("wa-dialog");
      if (dialog) dialog.open = false;
    } catch (thrown) {
      const problem = problemOf(thrown);
      errors.value = problem.errors ?? [];
      failure.value = problem.detail ?? problemText(problem);
      const wrong = errors.value.map(({ path }) => `#field-${path.split(".")[0]}`);
      form.current?.querySelector<HTMLElement>(wrong.join() || "[role=alert]")?.focus();
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
      class="record-dialog"
      modal
      closed={closed}
      footer={
        <>
          <wa-button appearance="outlined" data-dialog="close">
            {m.portal_cancel()}
          </wa-button>
          <wa-button variant="brand" loading={busy.value} onClick={submit}>
            {m.people_save()}
          </wa-button>
        </>
      }
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
        <p role="alert" class="bad-word" tabIndex={-1}>
          {failure.value}
        </p>
        <RecordContext.Provider value={{ draft, errors }}>{children}</RecordContext.Provider>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
