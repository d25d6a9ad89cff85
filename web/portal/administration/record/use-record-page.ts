import { batch, computed, type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { FieldError, Problem } from "../../../../protocol/problem.ts";
import { problemOf } from "../../api.ts";
import { fieldOf } from "./field-error.ts";

export interface RecordPageOf<Draft extends object> {
  /** As it is kept, or as a new one starts. */
  first: Draft;
  /** Everything that is wrong with it as far as this side can know, in the order of the fields. */
  check: (draft: Draft) => FieldError[];
  /** Gives what is then kept; throws a `Refusal`, whose field errors are shown beside their fields. */
  save: (draft: Draft) => Promise<Draft>;
  /** Reads it anew after somebody else has changed it. */
  reread: () => Promise<Draft>;
  /** The field of the form that a path of the server is about. */
  fieldAt?: (path: string) => string;
}

export interface RecordPageState {
  draft: Signal<Record<string, unknown>>;
  dirty: ReadonlySignal<boolean>;
  errors: ReadonlySignal<readonly FieldError[]>;
  /** Why it could not be saved, when no field is to blame. */
  failure: Signal<Problem | null>;
  /** How often saving was refused. */
  refusals: Signal<number>;
  busy: Signal<boolean>;
  justSaved: Signal<boolean>;
  submit: () => Promise<void>;
  discard: () => void;
  /** After a conflict: the other's version replaces this draft, or is the one that is overwritten. */
  settle: (take: "theirs" | "mine") => Promise<void>;
}

/** A complaint of the server holds until its field says something else. */
interface Refused {
  error: FieldError;
  was: unknown;
}

/** One record being written on a page of its own. Nothing is complained of before the first try to save. */
export function useRecordPage<Draft extends object>(of: RecordPageOf<Draft>): RecordPageState {
  const draft = useSignal({ ...of.first } as Record<string, unknown>);
  const kept = useSignal<Record<string, unknown>>(draft.peek());
  const tried = useSignal(false);
  const refused = useSignal<readonly Refused[]>([]);
  const failure = useSignal<Problem | null>(null);
  const refusals = useSignal(0);
  const busy = useSignal(false);
  const justSaved = useSignal(false);
  const dirty = useMemo(() => computed(() => !same(draft.value, kept.value)), []);
  const errors = useMemo(
    () =>
      computed(() => {
        const standing = refused.value.filter(({ error, was }) => same(draft.value[fieldOf(error.path)], was));
        const wrong = tried.value ? of.check(draft.value as Draft) : [];
        return [...wrong, ...standing.map(({ error }) => error)];
      }),
    [],
  );
  const start = (next: Record<string, unknown>) =>
    batch(() => {
      kept.value = next;
      draft.value = next;
      tried.value = false;
      refused.value = [];
      failure.value = null;
    });

  const blame = (problem: Problem) => {
    const at = of.fieldAt ?? ((path: string) => path);
    const found = (problem.errors ?? []).map((error) => ({ ...error, path: at(error.path) }));
    refused.value = found.map((error) => ({ error, was: draft.value[fieldOf(error.path)] }));
    failure.value = found.length === 0 ? problem : null;
    refusals.value += 1;
  };

  const submit = async () => {
    if (busy.value) return;
    batch(() => {
      tried.value = true;
      refused.value = [];
      failure.value = null;
    });
    if (errors.value.length > 0) {
      refusals.value += 1;
      return;
    }
    busy.value = true;
    const sent = draft.value;
    try {
      const now = { ...(await of.save(sent as Draft)) } as Record<string, unknown>;
      batch(() => {
        if (draft.value === sent) draft.value = now;
        kept.value = now;
        tried.value = false;
        justSaved.value = true;
      });
    } catch (thrown) {
      blame(problemOf(thrown));
    } finally {
      busy.value = false;
    }
  };

  const settle = async (take: "theirs" | "mine") => {
    try {
      const theirs = { ...(await of.reread()) } as Record<string, unknown>;
      if (take === "theirs") return start(theirs);
      kept.value = theirs;
      await submit();
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };

  const discard = () => start(kept.value);
  return { draft, dirty, errors, failure, refusals, busy, justSaved, submit, discard, settle };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
