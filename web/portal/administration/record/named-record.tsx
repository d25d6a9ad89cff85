import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import type { FieldError } from "../../../../protocol/problem.ts";
import { RecordPage } from "./record-page.tsx";

interface Named {
  name: string;
  /** Grows with each change: who changes an older one is told so. */
  version: number;
}

/** A kind of record that is found by its name: how it is kept, and how its form writes it. */
export interface NamedKind<Kept extends Named, Draft extends object, Fields> {
  door: {
    one: (name: string) => Promise<Kept>;
    create: (fields: Fields) => Promise<Kept>;
    replace: (name: string, fields: Fields & { version: number }) => Promise<Kept>;
  };
  fresh: Draft;
  draftOf: (kept: Kept) => Draft;
  /** What the door takes. */
  fieldsOf: (draft: Draft) => Fields;
  /** Everything that the door would refuse, at once; `kept` is null for a new one. */
  check: (draft: Draft, kept: Kept | null) => FieldError[];
  /** The field of the form that a path of the door is about. */
  fieldAt: (path: string) => string;
  say: (error: FieldError) => string;
}

/** What its page shows, of what is kept now; null: a new one that was not saved yet. */
interface Shown<Kept> {
  title: (now: Kept | null) => string;
  parent: (now: Kept | null) => { href: string; label: string };
  aside: (now: Kept | null) => ComponentChildren;
  fields: (now: Kept | null) => ComponentChildren;
}

interface NamedRecordProps<Kept extends Named, Draft extends object, Fields> extends Shown<Kept> {
  kind: NamedKind<Kept, Draft, Fields>;
  /** Null for a new one. */
  first: Kept | null;
  /** Called with the name under which it is kept from now on. */
  named: (name: string) => void;
  /** The address of this form for a name. */
  addressOf: (name: string) => string;
  /** Where a new one leads when it is saved; to its form where nothing is said. */
  made?: (name: string) => string;
  unsaved: string;
  deleteLabel: string;
  /** Asks whether it shall go, and lets it go. */
  deleting: (now: Kept, closed: () => void) => ComponentChildren;
}

/** The form of one named record on a page: made, renamed, changed, deleted. */
export function NamedRecord<Kept extends Named, Draft extends object, Fields>(
  props: NamedRecordProps<Kept, Draft, Fields>,
) {
  const { kind, first, named, addressOf, made } = props;
  const { route } = useLocation();
  const kept = useSignal(first);
  const going = useSignal(false);
  const now = kept.value;

  const save = async (draft: Draft) => {
    const fields = kind.fieldsOf(draft);
    const before = kept.value;
    const next =
      before === null
        ? await kind.door.create(fields)
        : await kind.door.replace(before.name, { ...fields, version: before.version });
    kept.value = next;
    return kind.draftOf(next);
  };
  const saved = () => {
    const next = kept.value;
    if (next === null || addressOf(next.name) === location.pathname) return;
    if (first === null && made !== undefined) return route(made(next.name), true);
    named(next.name);
    route(addressOf(next.name), true);
  };

  return (
    <>
      <RecordPage<Draft>
        title={props.title(now)}
        parent={props.parent(now)}
        first={first === null ? kind.fresh : kind.draftOf(first)}
        check={(draft) => kind.check(draft, kept.value)}
        fieldAt={kind.fieldAt}
        say={kind.say}
        save={save}
        saved={saved}
        reread={async () => {
          const theirs = await kind.door.one(kept.value?.name ?? "");
          kept.value = theirs;
          return kind.draftOf(theirs);
        }}
        unsaved={props.unsaved}
        actions={
          now !== null && (
            <wa-button
              size="s"
              appearance="outlined"
              variant="danger"
              onClick={() => {
                going.value = true;
              }}
            >
              {props.deleteLabel}
            </wa-button>
          )
        }
        aside={props.aside(now)}
      >
        {props.fields(now)}
      </RecordPage>
      {going.value &&
        now !== null &&
        props.deleting(now, () => {
          going.value = false;
        })}
    </>
  );
}
