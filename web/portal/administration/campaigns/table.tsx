import { isOpen } from "../../../../domain/campaign/schedule.ts";
import type { CampaignLine } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { now } from "../../clock.ts";
import { Icon } from "../../icon.tsx";
import { addressOf } from "./address.ts";
import { holidaysOf } from "./holidays.ts";

interface CampaignTableProps {
  lines: readonly CampaignLine[];
  remove: (line: CampaignLine) => void;
}

/** One row a campaign; its name leads to the form. */
export function CampaignTable({ lines, remove }: CampaignTableProps) {
  return (
    <section class="panel table-box" aria-label={m.campaigns_title()}>
      <table class="campaigns-table">
        <thead>
          <tr>
            <th scope="col">{m.campaigns_column_name()}</th>
            <th scope="col">{m.campaigns_column_strategy()}</th>
            <th scope="col">{m.campaigns_column_now()}</th>
            <th scope="col" class="figure">
              {m.campaigns_column_members()}
            </th>
            <th scope="col">{m.campaigns_column_enabled()}</th>
            <th scope="col">
              <span class="visually-hidden">{m.campaigns_column_actions()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} remove={() => remove(line)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ line, remove }: { line: CampaignLine; remove: () => void }) {
  const open = line.enabled && isOpen({ ...line.schedule, holidays: holidaysOf(line.name) }, now.value);
  return (
    <tr>
      <th scope="row">
        <span class="campaign-name">
          {line.channel === "webchat" && <span class="swatch" style={{ background: line.colour }} aria-hidden="true" />}
          <a class="cut" href={addressOf(line.name)} title={line.name}>
            {line.name}
          </a>
          {line.channel === "webchat" && line.allowedDomains.length === 0 && (
            <span class="chip near" title={m.campaigns_any_site_hint()}>
              {m.campaigns_any_site()}
            </span>
          )}
        </span>
      </th>
      <td>{line.strategy}</td>
      <td>
        <span class={open ? "chip good" : "chip"}>{open ? m.campaigns_open() : m.campaigns_closed()}</span>
      </td>
      <td class="figure">{line.members}</td>
      <td>{line.enabled ? m.campaigns_yes() : m.campaigns_no()}</td>
      <td class="figure">
        <button
          type="button"
          class="icon-button"
          aria-label={m.campaigns_delete({ name: line.name })}
          title={m.campaigns_delete({ name: line.name })}
          onClick={remove}
        >
          <Icon name="trash" />
        </button>
      </td>
    </tr>
  );
}
