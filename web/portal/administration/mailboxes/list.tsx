import type { MailboxResource } from "../../../../protocol/mailboxes.ts";
import type { ProviderHealth } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { StateChip } from "../providers/state-chip.tsx";
import { useStates } from "../providers/use-states.ts";
import { SearchedRecords } from "../record/searched-records.tsx";
import { addressOf } from "./address.ts";
import { mailboxes } from "./door.ts";

/** Addresses that receive and send. */
export function Mailboxes() {
  const states = useStates(mailboxes.states);
  return (
    <SearchedRecords<MailboxResource>
      title={m.mailboxes_title()}
      path="/mailboxes"
      newLabel={m.mailboxes_new()}
      searchLabel={m.mailboxes_search()}
      read={mailboxes.all}
      words={({ name, address, fromName }) => `${name} ${address} ${fromName}`}
      columns={[
        m.mailboxes_name(),
        m.mailboxes_address(),
        m.mailboxes_from_name(),
        m.mailboxes_way(),
        m.mailboxes_column_state(),
      ]}
      none={{ title: m.mailboxes_none(), hint: m.mailboxes_none_hint() }}
      noneFound={{ title: m.mailboxes_none_found(), hint: m.mailboxes_none_found_hint() }}
      cells={(row) => <Cells row={row} health={states.get(row.name)} />}
    />
  );
}

function Cells({ row, health }: { row: MailboxResource; health: ProviderHealth | undefined }) {
  const { name, address, fromName, way, smtp, enabled } = row;
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
        <StateChip enabled={enabled} health={health} />
      </td>
      <td />
    </>
  );
}
