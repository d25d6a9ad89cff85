import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Alert, announced, breachOf } from "../../../domain/alerts/alerts.ts";
import { boardAlerts } from "../../../domain/alerts/board-alerts.ts";
import type { Board } from "../../../protocol/board-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now, timer } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { alarm } from "../offers/attention.ts";
import { figureText } from "../reports/figure-text.ts";
import { can } from "../session.ts";
import { breakName } from "../status/break-look.ts";
import { failingOf, useFailing } from "./failing.ts";
import { monitorHref } from "./selection.ts";

/** The breaches that stand, with the way to each; a new one sounds once. */
export function Alerts({ boards, quiet = false }: { boards: readonly Board[]; quiet?: boolean }) {
  const failing = useFailing(can("watch"));
  const alerts = [
    ...useComputed(() => boardAlerts(boards, now.value)).value,
    ...failingOf(
      failing.value,
      boards.map(({ campaign }) => campaign),
    ),
  ];
  // What stood when the page opened is seen, not heard.
  const heard = useRef<ReadonlySet<string> | null>(null);
  const key = alerts.map(breachOf).join("\n");
  useEffect(() => {
    const { raised, standing } = announced(heard.current ?? new Set(), alerts);
    const [first] = raised;
    if (heard.current !== null && first !== undefined) alarm(m.monitor_alert(), alertText(first));
    if (boards.length > 0) heard.current = standing;
  }, [key, boards.length > 0]);
  if (alerts.length === 0)
    return quiet ? null : (
      <p class="alerts-none">
        <Icon name="check" /> {m.monitor_no_alerts()}
      </p>
    );
  return (
    <ul class="alerts" aria-label={m.monitor_alerts()}>
      {alerts.map((alert) => (
        <li key={breachOf(alert)}>
          <Icon name="alert" />
          {alert.kind === "break" || alert.kind === "provider" ? (
            <span>{alertText(alert)}</span>
          ) : (
            <a href={monitorHref({ channel: null, campaigns: [alert.campaign], team: "" })}>{alertText(alert)}</a>
          )}
        </li>
      ))}
    </ul>
  );
}

function alertText(alert: Alert): string {
  switch (alert.kind) {
    case "service-level":
      return m.monitor_alert_level({
        campaign: alert.campaign,
        level: figureText("share", alert.level),
        wanted: figureText("share", alert.wanted),
      });
    case "wait":
      return m.monitor_alert_wait({ campaign: alert.campaign, time: timer(now.value - alert.since) });
    case "break":
      return m.monitor_alert_break({ agent: alert.agent, name: breakName(alert.name), over: timer(alert.over) });
    case "nobody-there":
      return m.monitor_alert_nobody({ campaign: alert.campaign, count: alert.waiting });
    case "provider":
      return m.monitor_alert_provider({ name: alert.provider, detail: alert.detail });
  }
}
