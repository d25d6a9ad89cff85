import type { ComponentChildren } from "preact";
import { m } from "../../../shared/paraglide/messages.js";
import { Failed } from "../../failed.tsx";
import { Icon } from "../../icon.tsx";
import { Late } from "../../late.tsx";
import "../campaigns/list.css";
import "./record-cards.css";

interface RecordListProps<Row> {
  title: string;
  /** A signal, or what was found in one. */
  rows: { readonly value: readonly Row[] | null };
  failure: { readonly value: string | null };
  load: () => void;
  columns: readonly string[];
  empty: { title: string; hint: string };
  keyOf: (row: Row) => string;
  /** The cells of a row: a row header first. */
  cells: (row: Row) => ComponentChildren;
}

/** A table of records with its three other states: late, failed, empty. The last column holds what can be done. */
export function RecordList<Row>({ title, rows, failure, load, columns, empty, keyOf, cells }: RecordListProps<Row>) {
  return (
    <>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {rows.value === null && failure.value === null && <Late />}
      {rows.value?.length === 0 && (
        <p class="panel empty">
          <strong>{empty.title}</strong>
          {empty.hint}
        </p>
      )}
      {rows.value !== null && rows.value.length > 0 && (
        <section class="panel table-box" aria-label={title}>
          <table class="campaigns-table record-cards" style={namesOf(columns)}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
                <th scope="col">
                  <span class="visually-hidden">{m.people_actions()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.value.map((row) => (
                <tr key={keyOf(row)}>{cells(row)}</tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

/** The names of the columns as a style can say them, for cards that have no head. */
export function namesOf(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, index) => [`--column-${index + 1}`, JSON.stringify(column)]));
}

interface RowActionProps {
  icon: "pencil" | "trash" | "key" | "sign-out" | "copy" | "undo" | "eye" | "shield";
  label: string;
  act: () => void;
}

export function RowAction({ icon, label, act }: RowActionProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

/** The filled button of a list's header. */
export function NewButton({ label, act }: { label: string; act: () => void }) {
  return (
    <wa-button variant="brand" size="s" onClick={act}>
      <span slot="start" class="button-icon">
        <Icon name="plus" />
      </span>
      {label}
    </wa-button>
  );
}
