import { useComputed } from "@preact/signals";
import type { Channel } from "../../../domain/campaign/campaign.ts";
import { serviceLevels } from "../../../domain/statistics/service-level.ts";
import type { Board } from "../../../protocol/board-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Opening } from "../administration/record/opening.tsx";
import { useRecords } from "../administration/record/use-records.ts";
import { answer, api } from "../api.ts";
import { Failed } from "../failed.tsx";
import { Page } from "../frame/page.tsx";
import { PLACES } from "../frame/places.ts";
import { isTheirs } from "../frame/rail.tsx";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Late } from "../late.tsx";
import { Alerts } from "../monitor/alerts.tsx";
import { combined } from "../monitor/combined.ts";
import { Graph } from "../monitor/graph.tsx";
import { Live } from "../monitor/header.tsx";
import { boardAddress, useBoards } from "../monitor/live-boards.ts";
import { monitorHref } from "../monitor/selection.ts";
import { figure } from "../number.ts";
import { figureText } from "../reports/figure-text.ts";
import { useWebhooksOff, WebhooksOff } from "./webhooks-off.tsx";
import "../monitor/monitor.css";
import "./home.css";

/** Where supervisors and administrators land (SEC-3): the day by channel, what is wrong, the ways on. */
export function Home() {
  const { rows, failure, load } = useRecords(async () => (await answer(api.boards.$get())).campaigns);
  const { boards, live, at, isOld } = useBoards((rows.value ?? []).map(({ name }) => boardAddress(name)));
  const off = useWebhooksOff();
  const view = useComputed(() => (boards.value.length === 0 ? null : combined(boards.value, null)));
  if (rows.value === null)
    return failure.value === null ? (
      <Opening title={m.monitor_home()} failure={null} again={() => void load()} />
    ) : (
      <Page title={m.monitor_home()}>
        <Failed text={failure.value} again={load} />
      </Page>
    );
  const channels = [...new Set(rows.value.map(({ channel }) => channel))];
  const shown = view.value;
  const there = shown?.agents.filter(({ status }) => status !== "disconnected").length ?? 0;
  return (
    <Page
      title={m.monitor_home()}
      note={shown === null ? "" : m.monitor_connected({ count: there, all: shown.agents.length })}
      actions={<Live live={live.value} at={at.value} />}
    >
      {shown === null && rows.value.length > 0 && <Late />}
      {rows.value.length === 0 && (
        <p class="panel empty" role="status">
          <strong>{m.monitor_nothing()}</strong>
          {m.monitor_no_campaign()}
        </p>
      )}
      <div class={isOld.value ? "home old" : "home"}>
        {shown !== null && (
          <>
            <ul class="home-cards">
              {channels.map((channel) => (
                <ChannelCard key={channel} channel={channel} boards={boards.value} />
              ))}
            </ul>
            <section class="panel home-wrong" aria-label={m.monitor_wrong()}>
              <h2>{m.monitor_wrong()}</h2>
              <WebhooksOff off={off.value ?? []} />
              <Alerts boards={boards.value} quiet={(off.value ?? []).length > 0} />
            </section>
            <Graph shown={shown} />
          </>
        )}
        <nav class="home-links" aria-label={m.monitor_ways()}>
          {PLACES.filter((place) => place.href !== "/home" && place.permission !== undefined && isTheirs(place)).map(
            (place) => (
              <a key={place.href} class="panel" href={place.href}>
                <Icon name={place.icon} size={18} />
                {place.label()}
              </a>
            ),
          )}
        </nav>
      </div>
    </Page>
  );
}

/** One channel's day: in, out, who waits, the service level. */
function ChannelCard({ channel, boards }: { channel: Channel; boards: readonly Board[] }) {
  const own = boards.filter(({ campaign }) => campaign.channel === channel);
  if (own.length === 0) return null;
  const { totals } = combined(own, null);
  const level = serviceLevels(totals).answered;
  return (
    <li class="panel">
      <a href={monitorHref({ channel, campaigns: [], team: "" })}>
        <Icon name={channel} />
        <strong>{channelName(channel)}</strong>
      </a>
      <dl>
        <Figure label={m.monitor_received()} value={figure(totals.received)} />
        <Figure label={m.monitor_outbound()} value={figure(totals.outbound)} />
        <Figure label={m.monitor_waiting()} value={figure(totals.waiting)} />
        <Figure label={m.monitor_level()} value={figureText("share", level)} />
      </dl>
    </li>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt class="quiet cut">{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
