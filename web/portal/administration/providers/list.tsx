import type { ProviderHealth, ProviderResource } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { figure } from "../../number.ts";
import { SearchedRecords } from "../record/searched-records.tsx";
import { addressOf } from "./address.ts";
import { providers } from "./door.ts";
import { StateChip } from "./state-chip.tsx";
import { useStates } from "./use-states.ts";
import { TYPE_NAMES } from "./words.ts";
import "./providers.css";

/** Accounts at carriers (SMS-1). */
export function Providers() {
  const states = useStates(providers.states);
  return (
    <SearchedRecords<ProviderResource>
      title={m.providers_title()}
      path="/providers"
      newLabel={m.providers_new()}
      searchLabel={m.providers_search()}
      read={providers.all}
      words={({ name, type, settings }) => `${name} ${TYPE_NAMES[type]()} ${settings.from}`}
      columns={[
        m.providers_name(),
        m.providers_type(),
        m.providers_column_sender(),
        m.providers_pattern(),
        m.providers_column_rate(),
        m.providers_column_state(),
      ]}
      none={{ title: m.providers_none(), hint: m.providers_none_hint() }}
      noneFound={{ title: m.providers_none_found(), hint: m.providers_none_found_hint() }}
      cells={(row) => <Cells row={row} health={states.get(row.name)} />}
    />
  );
}

function Cells({ row, health }: { row: ProviderResource; health: ProviderHealth | undefined }) {
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
        <StateChip enabled={enabled} health={health} />
      </td>
      <td />
    </>
  );
}
