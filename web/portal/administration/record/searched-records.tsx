import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { plain } from "../../plain.ts";
import { NEW } from "./new-record.ts";
import { RecordList } from "./record-list.tsx";
import { useRecords } from "./use-records.ts";

interface Said {
  title: string;
  hint: string;
}

interface SearchedRecordsProps<Row> {
  title: string;
  /** The address of the list; a new one is written below it. */
  path: string;
  newLabel: string;
  searchLabel: string;
  read: () => Promise<readonly Row[]>;
  /** The words by which a row is found. */
  words: (row: Row) => string;
  columns: readonly string[];
  none: Said;
  noneFound: Said;
  cells: (row: Row) => ComponentChildren;
}

/** A short list on a page of its own, searchable. What one looks for is in the address. */
export function SearchedRecords<Row extends { id: string }>(props: SearchedRecordsProps<Row>) {
  const { title, path, newLabel, searchLabel, read, words, columns, none, noneFound, cells } = props;
  const { query, route } = useLocation();
  const sought = query.q ?? "";
  const { rows, failure, load } = useRecords<Row>(read);
  const found = rows.value?.filter((row) => plain(words(row)).includes(plain(sought.trim()))) ?? null;
  return (
    <Page
      title={title}
      actions={
        <wa-button variant="brand" size="s" href={`${path}/${NEW}`}>
          <span slot="start" class="button-icon">
            <Icon name="plus" />
          </span>
          {newLabel}
        </wa-button>
      }
    >
      <search class="campaigns-tools">
        <wa-input
          size="s"
          type="search"
          label={searchLabel}
          with-clear
          maxlength={100}
          value={sought}
          onInput={(event: Event) => {
            const q = ((event.currentTarget as WaInput).value ?? "").trimStart();
            route(q === "" ? path : `${path}?${new URLSearchParams({ q })}`, true);
          }}
        >
          <span slot="start">
            <Icon name="search" />
          </span>
        </wa-input>
      </search>
      <RecordList
        title={title}
        rows={{ value: found }}
        failure={failure}
        load={load}
        columns={columns}
        empty={sought === "" ? none : noneFound}
        keyOf={({ id }) => id}
        cells={cells}
      />
    </Page>
  );
}
