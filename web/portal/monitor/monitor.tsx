import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Watched } from "../../../protocol/boards.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Opening } from "../administration/record/opening.tsx";
import { answer, api, problemOf } from "../api.ts";
import { Page } from "../frame/page.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Late } from "../late.tsx";
import { can } from "../session.ts";
import { AgentsTable } from "./agents-table.tsx";
import { Alerts } from "./alerts.tsx";
import { combined } from "./combined.ts";
import { Graph } from "./graph.tsx";
import { Header, Live } from "./header.tsx";
import { boardAddress, useBoards } from "./live-boards.ts";
import { Recall } from "./recall.ts";
import { channelsOf, chosenAgents, chosenCampaigns, monitorHref, type Selection, selectionIn } from "./selection.ts";
import { Totals } from "./totals.tsx";
import { UnansweredTable } from "./unanswered-table.tsx";
import { WaitingTable } from "./waiting-table.tsx";
import { WallboardsDialog } from "./wallboards-dialog.tsx";
import "./monitor.css";

/** What happens now in one campaign, several, all, or a team (SMS-80 to SMS-83, WEB-91, STA-1 to STA-5). */
export function Monitor() {
  const watched = useSignal<Watched | null>(null);
  const failure = useSignal<Problem | null>(null);
  const load = async () => {
    failure.value = null;
    try {
      watched.value = await answer(api.boards.$get());
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void load(), []);
  if (watched.value === null)
    return <Opening title={m.monitor_title()} failure={failure.value} again={() => void load()} />;
  return <Board watched={watched.value} />;
}

function Board({ watched }: { watched: Watched }) {
  const { query, route } = useLocation();
  const selection = selectionIn(query);
  const names = chosenCampaigns(selection, watched);
  const { boards, live, at, isOld } = useBoards(names.map(boardAddress));
  const recall = useRef(new Recall());
  const shown = useMemo(
    () => (boards.value.length === 0 ? null : combined(boards.value, chosenAgents(selection, watched), recall.current)),
    [boards.value, selection.team, watched],
  );
  const walls = useSignal(false);
  const choose = (change: Partial<Selection>) => route(monitorHref({ ...selection, ...change }), true);
  return (
    <Page
      title={m.monitor_title()}
      tabs={[
        {
          href: monitorHref({ ...selection, channel: null, campaigns: [] }),
          label: m.monitor_all(),
          current: selection.channel === null,
        },
        ...channelsOf(watched).map((channel) => ({
          href: monitorHref({ ...selection, channel, campaigns: [] }),
          label: channelName(channel),
          current: selection.channel === channel,
        })),
      ]}
      actions={
        <>
          <Live live={live.value} at={at.value} />
          <wa-button size="s" appearance="outlined" href="/monitor/alerts">
            {m.monitor_alerts()}
          </wa-button>
          <wa-button
            size="s"
            appearance="outlined"
            onClick={() => {
              walls.value = true;
            }}
          >
            {m.monitor_wallboard()}
          </wa-button>
          {can("reports") && (
            <wa-button size="s" appearance="outlined" href="/reports">
              {m.monitor_report()}
            </wa-button>
          )}
        </>
      }
    >
      <Header watched={watched} selection={selection} shown={shown} choose={choose} />
      {walls.value && (
        <WallboardsDialog
          campaigns={names}
          closed={() => {
            walls.value = false;
          }}
        />
      )}
      <div class="monitor-alerts">
        <Alerts boards={boards.value} quiet />
      </div>
      {names.length === 0 && (
        <p class="panel empty" role="status">
          <strong>{m.monitor_nothing()}</strong>
          {m.monitor_nothing_hint()}
        </p>
      )}
      {shown === null && names.length > 0 && <Late />}
      {shown !== null && (
        <div class={isOld.value ? "monitor old" : "monitor"}>
          <Totals shown={shown} />
          <Graph shown={shown} />
          <AgentsTable agents={shown.agents} watched={watched} campaigns={shown.campaigns} />
          <div class="monitor-side">
            <WaitingTable rows={shown.waiting} total={shown.totals.waiting} />
            <UnansweredTable rows={shown.unanswered} />
          </div>
        </div>
      )}
    </Page>
  );
}
