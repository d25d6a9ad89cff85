import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useLocation } from "preact-iso";
import type { ProviderResource } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { figure } from "../../number.ts";
import { plain } from "../../plain.ts";
import { RecordList } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { addressOf, NEW } from "./address.ts";
import { providers } from "./door.ts";
import { TYPE_NAMES } from "./words.ts";
import "./providers.css";

/** Accounts at carriers, searchable (SMS-1). What one looks for is in the address. */
export function Providers() {
  const { query, route } = useLocation();
  const sought = query.q ?? "";
  const { rows, failure, load } = useRecords<ProviderResource>(providers.all);
  const found = rows.value?.filter((row) => matches(row, sought)) ?? null;
  return (
    <Page
      title={m.providers_title()}
      actions={
        <wa-button variant="brand" size="s" href={`/providers/${NEW}`}>
          <span slot="start" class="button-icon">
            <Icon name="plus" />
          </span>
          {m.providers_new()}
        </wa-button>
      }
    >
      <search class="campaigns-tools">
        <wa-input
          size="s"
          type="search"
          label={m.providers_search()}
          with-clear
          maxlength={100}
          value={sought}
          onInput={(event: Event) => {
            const q = ((event.currentTarget as WaInput).value ?? "").trimStart();
            route(q === "" ? "/providers" : `/providers?${new URLSearchParams({ q })}`, true);
          }}
        >
          <span slot="start">
            <Icon name="search" />
          </span>
        </wa-input>
      </search>
      <RecordList
        title={m.providers_title()}
        rows={{ value: found }}
        failure={failure}
        load={load}
        columns={[
          m.providers_name(),
          m.providers_type(),
          m.providers_column_sender(),
          m.providers_pattern(),
          m.providers_column_rate(),
          m.providers_column_state(),
        ]}
        empty={
          sought === ""
            ? { title: m.providers_none(), hint: m.providers_none_hint() }
            : { title: m.providers_none_found(), hint: m.providers_none_found_hint() }
        }
        keyOf={({ id }) => id}
        cells={(row) => <Cells row={row} />}
      />
    </Page>
  );
}

function Cells({ row }: { row: ProviderResource }) {
  const { name, type, channel, settings, enabled, isDefault } = row;
  return (
    <>
      <th scope="row">
        <span class="campaign-name">
          <Icon name={channel} />
          <a class="cut" href={addressOf(name)} title={name}>
            {name}
          </a>
          {isDefault && <span class="chip">{m.providers_default()}</span>}
        </span>
      </th>
      <td>{TYPE_NAMES[type]()}</td>
      <td>{settings.from}</td>
      <td class="provider-pattern cut" title={settings.pattern}>
        {settings.pattern}
      </td>
      <td>{settings.rate === 0 ? m.providers_no_limit() : m.providers_a_second({ rate: figure(settings.rate) })}</td>
      <td>
        {enabled ? (
          <span class="chip good">{m.providers_enabled()}</span>
        ) : (
          <span class="chip near">{m.providers_disabled()}</span>
        )}
      </td>
      <td />
    </>
  );
}

function matches({ name, type, settings }: ProviderResource, sought: string): boolean {
  return plain(`${name} ${TYPE_NAMES[type]()} ${settings.from}`).includes(plain(sought.trim()));
}
