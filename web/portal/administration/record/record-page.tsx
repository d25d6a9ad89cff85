import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Page } from "../../frame/page.tsx";
import { problemText } from "../../problem-text.ts";
import { Unsaved } from "../campaigns/unsaved.tsx";
import { RecordContext } from "./record-form.ts";
import { RecordSummary } from "./record-summary.tsx";
import { SaveButtons } from "./save-buttons.tsx";
import { type RecordPageOf, type RecordPageState, useRecordPage } from "./use-record-page.ts";
import "../campaigns/form.css";
import "../campaigns/fields.css";
import "../campaigns/lists.css";
import "./record.css";
import "./record-page.css";

interface RecordPageProps<Draft extends object> extends RecordPageOf<Draft> {
  title: string;
  parent?: { href: string; label: string };
  say: (error: FieldError) => string;
  /** Called when it is kept; the form is then clean, so that it may lead away. */
  saved: (draft: Draft) => void;
  /** What would be lost by leaving. */
  unsaved: string;
  /** Before the buttons that save. */
  actions?: ComponentChildren;
  /** Before the form: the way to others of its kind. */
  nav?: ComponentChildren;
  /** Beside the form, no part of it. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** The form of one record on a page of its own: what is wrong at the top and beside each field, *Save* in the header, a guard against leaving. */
export function RecordPage<Draft extends object>(props: RecordPageProps<Draft>) {
  const { title, parent, say, saved, unsaved, actions, nav, aside, children } = props;
  const state = useRecordPage(props);
  const { draft, dirty, errors, failure, refusals, justSaved } = state;
  const labels = useMemo(() => new Map<string, string>(), []);
  useEffect(() => {
    if (justSaved.value && !dirty.value) saved(draft.value as Draft);
  }, [justSaved.value]);
  useEffect(() => {
    if (dirty.value) justSaved.value = false;
  }, [dirty.value]);
  const complaint = errors.value.length > 0 ? "" : failure.value === null ? null : problemText(failure.value);

  return (
    <RecordContext.Provider value={{ draft, errors, labels, say }}>
      <Page
        title={title}
        {...(parent !== undefined && { parent })}
        actions={
          <>
            {actions}
            <SaveButtons state={state} />
          </>
        }
        bare
      >
        <div class={classOf(nav !== undefined, aside !== undefined)}>
          {nav}
          <form
            class="campaign-sections"
            novalidate
            onSubmit={(event) => {
              event.preventDefault();
              void state.submit();
            }}
          >
            <RecordSummary failure={complaint} refusals={refusals.value}>
              {failure.value?.code === "conflict" && <Conflict state={state} />}
            </RecordSummary>
            {children}
            <button type="submit" hidden />
          </form>
          {aside !== undefined && <div class="record-aside">{aside}</div>}
        </div>
      </Page>
      <Unsaved dirty={dirty.value} discard={state.discard} what={unsaved} />
    </RecordContext.Provider>
  );
}

function classOf(withNav: boolean, withAside: boolean): string {
  return `campaign-form record-page${withNav ? " with-nav" : ""}${withAside ? " with-aside" : ""}`;
}

/** Two people at once: neither loses anything without having chosen it. */
function Conflict({ state }: { state: RecordPageState }) {
  return (
    <div class="conflict-ways">
      <wa-button size="s" appearance="outlined" onClick={() => state.settle("theirs")}>
        {m.campaigns_conflict_theirs()}
      </wa-button>
      <wa-button size="s" appearance="outlined" onClick={() => state.settle("mine")}>
        {m.campaigns_conflict_mine()}
      </wa-button>
    </div>
  );
}
