import { useLocation, useRoute } from "preact-iso";
import { type ResultRow, type RowState, TOLD, type Told } from "../../../../protocol/dialer-results.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { namesOf } from "../../administration/record/record-list.tsx";
import { ownZone } from "../../chart/zone.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { language } from "../../language.ts";
import { Late } from "../../late.tsx";
import { Choice, Day } from "../../reports/fields.tsx";
import { ZoneField } from "../../reports/zone-field.tsx";
import { addressOf } from "../address.ts";
import { resultsOfDays } from "../door.ts";
import { DONE, filterIn, queryOf, type ResultFilter, resultsAddress } from "./query.ts";
import { useResults } from "./use-results.ts";
import "../../administration/campaigns/list.css";
import "../../administration/record/record-cards.css";
import "../../reports/reports.css";

const STATES: Record<RowState, readonly [tone: string, text: () => string]> = {
  none: ["", m.dialers_total_notProcessed],
  "to-process": ["", m.dialers_total_notProcessed],
  sending: ["", m.dialers_total_notProcessed],
  processed: ["good", m.dialers_total_processed],
  blocked: ["", m.dialers_total_blocked],
  failed: ["late", m.dialers_total_failed],
  other: ["near", m.dialers_total_other],
  unknown: ["near", m.dialers_total_unknown],
};
const TOLD_WORDS: Record<Told, () => string> = {
  delivered: m.reports_m_delivered,
  seen: m.reports_m_seen,
  rejected: m.reports_m_rejected,
  spam: m.reports_m_spam,
  unsubscribed: m.reports_m_unsubscribed,
};

/** The rows behind a dialer's figures: of which days, in which state, of whatever list (SMS-122). */
export function Results() {
  const name = useRoute().params.name ?? "";
  const { query, route } = useLocation();
  const filter = filterIn(query, ownZone(), Date.now());
  const found = useResults(name, filter);
  const narrow = (change: Partial<ResultFilter>) => route(resultsAddress(name, { ...filter, ...change }), true);
  return (
    <Page
      title={m.dialers_rows()}
      parent={{ href: addressOf(name), label: name }}
      actions={
        <wa-button size="s" appearance="outlined" href={resultsOfDays(name, queryOf(filter))} download={`${name}.csv`}>
          <span slot="start" class="button-icon">
            <Icon name="download" />
          </span>
          CSV
        </wa-button>
      }
    >
      <Tools filter={filter} narrow={narrow} />
      <Table found={found} zone={filter.zone} />
      <p class="quiet report-note">{m.dialers_rows_note()}</p>
    </Page>
  );
}

function Tools({ filter, narrow }: { filter: ResultFilter; narrow: (change: Partial<ResultFilter>) => void }) {
  return (
    <search class="report-tools">
      <Day label={m.reports_from()} value={filter.from} max={filter.to} choose={(from) => narrow({ from })} />
      <Day label={m.reports_to()} value={filter.to} min={filter.from} choose={(to) => narrow({ to })} />
      <ZoneField zone={filter.zone} choose={(zone) => narrow({ zone })} />
      <Choice
        label={m.dialers_upload_state()}
        value={filter.state}
        choices={[["", m.reports_all()], ...DONE.map((one) => [one, STATES[one][1]()] as const)]}
        choose={(state) => narrow({ state: DONE.find((one) => one === state) ?? "" })}
      />
      <Choice
        label={m.dialers_rows_told()}
        value={filter.told}
        choices={[["", m.reports_all()], ...TOLD.map((one) => [one, TOLD_WORDS[one]()] as const)]}
        choose={(told) => narrow({ told: TOLD.find((one) => one === told) ?? "" })}
      />
    </search>
  );
}

function Table({ found, zone }: { found: ReturnType<typeof useResults>; zone: string }) {
  const { rows, next, failure, load, more } = found;
  const columns = [m.dialers_rows_to(), m.dialers_upload_when(), m.dialers_rows_message(), m.dialers_upload_state()];
  return (
    <>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {rows.value === null && failure.value === null && <Late />}
      {rows.value?.length === 0 && (
        <p class="panel empty" role="status">
          <strong>{m.dialers_rows_none()}</strong>
          {m.reports_empty_hint()}
        </p>
      )}
      {rows.value !== null && rows.value.length > 0 && (
        <section class="panel table-box" aria-label={m.dialers_rows()}>
          <table class="campaigns-table record-cards" style={namesOf(columns.slice(0, -1))}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.value.map((row) => (
                <Row key={row.id} row={row} zone={zone} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {next.value !== null && (
        <wa-button size="s" appearance="outlined" onClick={more}>
          {m.reports_more()}
        </wa-button>
      )}
    </>
  );
}

function Row({ row, zone }: { row: ResultRow; zone: string }) {
  const [tone, text] = STATES[row.state];
  const told = TOLD.filter((one) => (one === "delivered" ? isDelivered(row) : row.marks.includes(one)));
  return (
    <tr>
      <th scope="row">{row.destiny || row.address || "–"}</th>
      <td class="nowrap">{row.doneAt === null ? "–" : timeIn(zone, row.doneAt)}</td>
      <td>{row.message || "–"}</td>
      <td>
        <span class={`chip ${tone}`}>{text()}</span>{" "}
        {told.map((one) => (
          <span key={one} class="chip">
            {TOLD_WORDS[one]()}
          </span>
        ))}
        {row.deleted !== null && <span class="chip">{m.dialers_rows_deleted({ by: row.deleted.by })}</span>}
        {row.reason !== "" && <div class="quiet">{row.reason}</div>}
      </td>
    </tr>
  );
}

function isDelivered({ receipt }: ResultRow): boolean {
  return receipt === "delivered" || receipt === "seen";
}

function timeIn(zone: string, at: string): string {
  const form = { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23", timeZone: zone } as const;
  return new Intl.DateTimeFormat(language.value, form).format(new Date(at));
}
