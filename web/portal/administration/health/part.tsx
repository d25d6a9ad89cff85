import type { ComponentChildren } from "preact";
import type { HealthDetails } from "../../../../protocol/health.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { RecordList } from "../record/record-list.tsx";

type Row<K extends keyof HealthDetails> = NonNullable<HealthDetails[K]>[number];

/** What was last read, or why nothing was. */
export interface Seen {
  details: HealthDetails | null;
  failure: string | null;
  load: () => void;
}

interface PartProps<K extends keyof HealthDetails> {
  kind: K;
  title: string;
  seen: Seen;
  columns: readonly string[];
  empty?: { title: string; hint: string };
  keyOf: (row: Row<K>) => string;
  cells: (row: Row<K>) => ComponentChildren;
}

/** One part of the page. One that could not be read says so, and the others stand. */
export function Part<K extends keyof HealthDetails>({ kind, title, seen, columns, empty, keyOf, cells }: PartProps<K>) {
  const rows = (seen.details?.[kind] ?? null) as readonly Row<K>[] | null;
  const isUnreadable = seen.details !== null && rows === null;
  return (
    <>
      <h2 class="health-part">{title}</h2>
      {(seen.failure === null || seen.details !== null) && (
        <RecordList<Row<K>>
          title={title}
          rows={{ value: rows }}
          failure={{ value: isUnreadable ? m.health_unreadable() : null }}
          load={seen.load}
          columns={columns}
          empty={empty ?? { title: m.health_none(), hint: "" }}
          keyOf={keyOf}
          cells={cells}
        />
      )}
    </>
  );
}
