import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { plain } from "../../plain.ts";
import type { Chosen } from "./chosen.ts";

interface ColumnProps<Row> {
  title: string;
  note: string;
  find: string;
  rows: readonly Row[];
  nameOf: (row: Row) => string;
  /** What the search looks at. */
  wordsOf: (row: Row) => string;
  chosen: Chosen;
  empty: string;
  draw: (row: Row) => ComponentChildren;
  /** Beside the row's label: a field of its own. */
  beside?: (row: Row) => ComponentChildren;
  foot: ComponentChildren;
}

/** One of the three columns: search, rows to tick, and the act at its foot (WEB-80, WEB-85). */
export function Column<Row>({ title, note, find, rows, chosen, empty, foot, ...how }: ColumnProps<Row>) {
  const sought = useSignal("");
  const shown = rows.filter((row) => plain(how.wordsOf(row)).includes(plain(sought.value)));
  return (
    <section class="panel members-column" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span class="quiet">{note}</span>
      </header>
      <label class="search-field">
        <Icon name="search" />
        <input
          type="search"
          placeholder={find}
          aria-label={find}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
        />
      </label>
      {shown.length === 0 ? (
        <p class="quiet members-none">{rows.length === 0 ? empty : m.members_none_found()}</p>
      ) : (
        <ul>
          {shown.map((row) => {
            const name = how.nameOf(row);
            return (
              <li key={name} class={chosen.has(name) ? "chosen" : ""}>
                <label>
                  <input type="checkbox" checked={chosen.has(name)} onChange={() => chosen.toggle(name)} />
                  {how.draw(row)}
                </label>
                {how.beside?.(row)}
              </li>
            );
          })}
        </ul>
      )}
      <footer>{foot}</footer>
    </section>
  );
}
