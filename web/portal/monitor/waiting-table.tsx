import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { becauseText } from "../conversation/because.ts";
import { Icon } from "../icon.tsx";
import { Dial } from "../inbox/dial.tsx";
import { figure } from "../number.ts";
import type { MonitorWaiting } from "./combined.ts";
import { Gap } from "./gap.tsx";
import { useDrawnOnce } from "./recall.ts";
import { WaitingMenu } from "./waiting-menu.tsx";
import { useWindow } from "./windowed.ts";

const ROW_PX = 34;
const COLUMNS = 4;

/** SMS-82: who waits, the longest wait first. */
export function WaitingTable({ rows, total }: { rows: readonly MonitorWaiting[]; total: number }) {
  const { box, first, last } = useWindow(ROW_PX);
  const drawn = useDrawnOnce((row: MonitorWaiting) => <WaitingItem key={row.interaction} row={row} />);
  const seen = rows.slice(first.value, last.value);
  return (
    <section class="panel monitor-waiting" aria-label={m.monitor_waiting()}>
      <header class="monitor-part-head">
        <h2>{m.monitor_waiting()}</h2>
        <span class="quiet">{m.monitor_customers({ count: total, shown: figure(total) })}</span>
      </header>
      <div class="monitor-scroll" ref={box}>
        {rows.length === 0 ? (
          <p class="empty">{m.inbox_nobody_waits()}</p>
        ) : (
          <table class="monitor-table" aria-rowcount={rows.length + 1}>
            <thead>
              <tr>
                <th scope="col">{m.monitor_name()}</th>
                <th scope="col">{m.monitor_from()}</th>
                <th scope="col" class="figure">
                  {m.monitor_on_hold()}
                </th>
                <th scope="col">
                  <span class="visually-hidden">{m.monitor_actions()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <Gap rows={first.value} rowHeight={ROW_PX} columns={COLUMNS} />
              {seen.map(drawn)}
              <Gap rows={rows.length - first.value - seen.length} rowHeight={ROW_PX} columns={COLUMNS} />
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function WaitingItem({ row }: { row: MonitorWaiting }) {
  const offered =
    row.offeredToName === null
      ? null
      : m.monitor_offered({ name: row.offeredToName, because: becauseText(row.because ?? "") });
  return (
    <tr>
      <th scope="row" class="cut" title={`${row.name} · ${row.campaign.name}`}>
        <Icon name={row.campaign.channel} size={14} /> {row.name}
      </th>
      <td class="quiet cut" title={offered ?? row.from}>
        {offered ?? row.from}
      </td>
      <td class="figure">
        <Dial
          waited={Math.max(0, now.value - row.since)}
          target={row.campaign.serviceLevel}
          inHours={row.campaign.channel === "email"}
        />
      </td>
      <td class="monitor-menu">
        <WaitingMenu row={row} />
      </td>
    </tr>
  );
}
