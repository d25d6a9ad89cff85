import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useLocation } from "preact-iso";
import type { MailboxResource } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { plain } from "../../plain.ts";
import { RecordList } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { addressOf, NEW } from "./address.ts";
import { mailboxes } from "./door.ts";

/** Addresses that receive and send, searchable. What one looks for is in the address. */
export function Mailboxes() {
  const { query, route } = useLocation();
  const sought = query.q ?? "";
  const { rows, failure, load } = useRecords<MailboxResource>(mailboxes.all);
  const found = rows.value?.filter((row) => matches(row, sought)) ?? null;
  return (
    <Page
      title={m.mailboxes_title()}
      actions={
        <wa-button variant="brand" size="s" href={`/mailboxes/${NEW}`}>
          <span slot="start" class="button-icon">
            <Icon name="plus" />
          </span>
          {m.mailboxes_new()}
        </wa-button>
      }
    >
      <search class="campaigns-tools">
        <wa-input
          size="s"
          type="search"
          label={m.mailboxes_search()}
          with-clear
          maxlength={100}
          value={sought}
          onInput={(event: Event) => {
            const q = ((event.currentTarget as WaInput).value ?? "").trimStart();
            route(q === "" ? "/mailboxes" : `/mailboxes?${new URLSearchParams({ q })}`, true);
          }}
        >
          <span slot="start">
            <Icon name="search" />
          </span>
        </wa-input>
      </search>
      <RecordList
        title={m.mailboxes_title()}
        rows={{ value: found }}
        failure={failure}
        load={load}
        columns={[
          m.mailboxes_name(),
          m.mailboxes_address(),
          m.mailboxes_from_name(),
          m.mailboxes_way(),
          m.mailboxes_column_state(),
        ]}
        empty={
          sought === ""
            ? { title: m.mailboxes_none(), hint: m.mailboxes_none_hint() }
            : { title: m.mailboxes_none_found(), hint: m.mailboxes_none_found_hint() }
        }
        keyOf={({ id }) => id}
        cells={(row) => <Cells row={row} />}
      />
    </Page>
  );
}

function Cells({ row: { name, address, fromName, way, smtp, enabled } }: { row: MailboxResource }) {
  return (
    <>
      <th scope="row">
        <span class="campaign-name">
          <Icon name="at" />
          <a class="cut" href={addressOf(name)} title={name}>
            {name}
          </a>
        </span>
      </th>
      <td>{address}</td>
      <td>{fromName}</td>
      <td>{way === "smtp" && smtp !== null ? `${smtp.host}:${smtp.port}` : m.mailboxes_way_platform()}</td>
      <td>
        {enabled ? (
          <span class="chip good">{m.mailboxes_enabled()}</span>
        ) : (
          <span class="chip near">{m.mailboxes_disabled()}</span>
        )}
      </td>
      <td />
    </>
  );
}

function matches({ name, address, fromName }: MailboxResource, sought: string): boolean {
  return plain(`${name} ${address} ${fromName}`).includes(plain(sought.trim()));
}
