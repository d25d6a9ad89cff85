import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { m } from "../../../shared/paraglide/messages.js";
import { Page, type PageTab } from "../../frame/page.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "./record-list.tsx";
import { useRecords } from "./use-records.ts";

interface EditedRecordsProps<Row> {
  title: string;
  tabs?: readonly PageTab[];
  lead?: string;
  newLabel: string;
  read: () => Promise<readonly Row[]>;
  columns: readonly string[];
  empty: { title: string; hint: string };
  /** The cells of a row before what can be done with it: a row header first. */
  cells: (row: Row) => ComponentChildren;
  /** Whether somebody may make new ones. */
  mayMake?: boolean;
  /** Whether somebody may change and delete this one; what they may not is absent. */
  mayChange?: (row: Row) => boolean;
  /** Before the button that makes a new one. */
  actions?: (rows: Signal<readonly Row[] | null>, saved: () => Promise<void>) => ComponentChildren;
  /** Writes one; null: a new one. */
  dialog: (row: Row | null, saved: () => Promise<void>, closed: () => void) => ComponentChildren;
  /** What is lost with it. */
  deleteWhat: (row: Row) => string;
  remove: (id: string) => Promise<unknown>;
}

/** A short list on a page of its own, whose rows are made and changed in a dialog, and deleted after a question. */
export function EditedRecords<Row extends { id: string; name: string }>(props: EditedRecordsProps<Row>) {
  const { title, tabs = [], lead, columns, empty, cells, mayMake = true, mayChange = () => true, deleteWhat } = props;
  const { rows, failure, load } = useRecords<Row>(props.read);
  const editing = useSignal<Row | "new" | null>(null);
  const going = useSignal<Row | null>(null);
  const leaving = going.value;
  return (
    <Page
      title={title}
      tabs={tabs}
      actions={
        <>
          {props.actions?.(rows, load)}
          {mayMake && (
            <NewButton
              label={props.newLabel}
              act={() => {
                editing.value = "new";
              }}
            />
          )}
        </>
      }
    >
      {lead !== undefined && <p class="quiet page-lead">{lead}</p>}
      <RecordList
        title={title}
        rows={rows}
        failure={failure}
        load={load}
        columns={columns}
        empty={empty}
        keyOf={({ id }) => id}
        cells={(row) => (
          <>
            {cells(row)}
            <td>
              <div class="row-actions">
                {mayChange(row) && (
                  <>
                    <RowAction
                      icon="pencil"
                      label={m.people_edit({ name: row.name })}
                      act={() => {
                        editing.value = row;
                      }}
                    />
                    <RowAction
                      icon="trash"
                      label={m.people_delete({ name: row.name })}
                      act={() => {
                        going.value = row;
                      }}
                    />
                  </>
                )}
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null &&
        props.dialog(editing.value === "new" ? null : editing.value, load, () => {
          editing.value = null;
        })}
      {leaving !== null && (
        <ConfirmDialog
          title={m.people_delete_title({ name: leaving.name })}
          what={deleteWhat(leaving)}
          act={m.people_delete_do()}
          carryOut={async () => {
            await props.remove(leaving.id);
            await load();
          }}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </Page>
  );
}
