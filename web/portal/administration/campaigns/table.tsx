import { isOpen } from "../../../../domain/campaign/schedule.ts";
import type { CampaignLine } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { now } from "../../clock.ts";
import { namesOf, RowAction } from "../record/record-list.tsx";
import { addressOf } from "./address.ts";
import { holidaysOf } from "./holidays.ts";
import { TryLink } from "./try-link.tsx";

/** The column of numbers. */
const MEMBERS = 3;

interface CampaignTableProps {
  lines: readonly CampaignLine[];
  copy: (line: CampaignLine) => void;
  remove: (line: CampaignLine) => void;
}

/** One row a campaign; its name leads to the form. */
export function CampaignTable({ lines, copy, remove }: CampaignTableProps) {
  const names = [
    m.campaigns_column_name(),
    m.campaigns_column_strategy(),
    m.campaigns_column_now(),
    m.campaigns_column_members(),
    m.campaigns_column_enabled(),
  ];
  return (
    <section class="panel table-box" aria-label={m.campaigns_title()}>
      <table class="campaigns-table record-cards" style={namesOf(names)}>
        <thead>
          <tr>
            {names.map((name, index) => (
              <th scope="col" key={name} class={index === MEMBERS ? "figure" : ""}>
                {name}
              </th>
            ))}
            <th scope="col">
              <span class="visually-hidden">{m.campaigns_column_actions()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} copy={() => copy(line)} remove={() => remove(line)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ line, copy, remove }: { line: CampaignLine; copy: () => void; remove: () => void }) {
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
        <div class="row-actions">
          <TryLink line={line} />
          <RowAction icon="copy" label={m.settings_copy({ name: line.name })} act={copy} />
          <RowAction icon="trash" label={m.campaigns_delete({ name: line.name })} act={remove} />
        </div>
      </td>
    </tr>
  );
}
