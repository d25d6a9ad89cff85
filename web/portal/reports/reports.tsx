import { useLocation, useRoute } from "preact-iso";
import { REPORT_KINDS } from "../../../domain/statistics/measures.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Failed } from "../failed.tsx";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { language } from "../language.ts";
import { Late } from "../late.tsx";
import { Graph } from "./graph.tsx";
import { exportHref, filterIn, hrefOf, type ReportFilter } from "./query.ts";
import { ReportTable } from "./table.tsx";
import { Tools } from "./tools.tsx";
import { Totals } from "./totals.tsx";
import { useReport } from "./use-report.ts";
import { KIND_WORDS } from "./words.ts";
import "../administration/campaigns/list.css";
import "./reports.css";

/** What was counted, by campaign, channel, agent, team, dialer or disposition: figures, chart, table, CSV, paper (STA-1 to STA-5). */
export function Reports() {
  const { query, route } = useLocation();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const filter = filterIn(useRoute().params.kind, query, zone, Date.now());
  const { report, failure, load, more } = useReport(filter);
  const narrow = (change: Partial<ReportFilter>) => route(hrefOf({ ...filter, ...change }), true);
  const shown = report.value?.kind === filter.kind ? report.value : null;
  return (
    <Page
      title={m.reports_title()}
      tabs={REPORT_KINDS.map((kind) => ({
        href: hrefOf({ ...filter, kind, agent: "", team: "", dialer: "" }),
        label: KIND_WORDS[kind].all(),
        current: kind === filter.kind,
      }))}
      actions={
        <>
          <wa-button
            size="s"
            appearance="plain"
            href={exportHref(filter, language.value)}
            download={`${filter.kind}.csv`}
          >
            <span slot="start" class="button-icon">
              <Icon name="download" />
            </span>
            CSV
          </wa-button>
          <wa-button size="s" appearance="outlined" onClick={() => print()}>
            <span slot="start" class="button-icon">
              <Icon name="printer" />
            </span>
            {m.reports_print()}
          </wa-button>
        </>
      }
    >
      <Tools filter={filter} narrow={narrow} />
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {shown === null && failure.value === null && <Late />}
      {shown?.empty && (
        <p class="panel empty" role="status">
          <strong>{m.reports_empty()}</strong>
          {m.reports_empty_hint()}
        </p>
      )}
      {shown !== null && !shown.empty && (
        <>
          <Totals report={shown} />
          <Graph report={shown} />
          <ReportTable report={shown} filter={filter} />
          {shown.nextCursor !== null && (
            <wa-button size="s" appearance="outlined" onClick={more}>
              {m.reports_more()}
            </wa-button>
          )}
        </>
      )}
      {shown !== null && (
        <p class="quiet report-note">
          {m.reports_note({ from: shown.from, to: shown.to, zone: shown.zone })}{" "}
          {shown.overnight.map(({ campaign, until }) => m.reports_overnight({ campaign, until })).join(" ")}
        </p>
      )}
    </Page>
  );
}
