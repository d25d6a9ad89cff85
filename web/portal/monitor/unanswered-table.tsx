import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { Dial } from "../inbox/dial.tsx";
import { figure } from "../number.ts";
import type { MonitorHeld } from "./combined.ts";

const SHOWN = 50;

/** Customers whose last word nobody has answered, the longest first. */
export function UnansweredTable({ rows }: { rows: readonly MonitorHeld[] }) {
  return (
    <section class="panel monitor-unanswered" aria-label={m.monitor_unanswered()}>
      <header class="monitor-part-head">
        <h2>{m.monitor_unanswered()}</h2>
        <span class="quiet">{m.monitor_customers({ count: rows.length, shown: figure(rows.length) })}</span>
      </header>
      <div class="monitor-scroll">
        {rows.length === 0 ? (
          <p class="empty">{m.monitor_all_answered()}</p>
        ) : (
          <table class="monitor-table">
            <thead>
              <tr>
                <th scope="col">{m.monitor_name()}</th>
                <th scope="col">{m.monitor_agent()}</th>
                <th scope="col" class="figure">
                  {m.monitor_on_hold()}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => (
                <tr key={row.interaction}>
                  <th scope="row" class="cut">
                    <a href={`/conversations/${row.conversation}`} title={`${row.name} · ${row.campaign.name}`}>
                      <Icon name={row.campaign.channel} size={14} /> {row.name}
                    </a>
                  </th>
                  <td class="quiet cut" title={row.agentName}>
                    {row.agentName}
                  </td>
                  <td class="figure">
                    <Dial
                      waited={Math.max(0, now.value - (row.unansweredSince ?? 0))}
                      target={row.campaign.serviceLevel}
                      inHours={row.campaign.channel === "email"}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
