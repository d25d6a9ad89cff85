import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { NEW } from "../administration/record/new-record.ts";
import { RecordList } from "../administration/record/record-list.tsx";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { plain } from "../plain.ts";
import { DialerCells } from "./dialer-cells.tsx";
import { type DialerLine, dialerLines, dialersFailure, readDialers, useDialerLines } from "./dialer-list.ts";
import { SideList } from "./side-list.tsx";
import { StopAll } from "./stop-all.tsx";
import "./dialers.css";

/** One table of all dialers (SMS-110 to SMS-117). What one looks for is in the address. */
export function Dialers() {
  useDialerLines();
  const { query, route } = useLocation();
  const sought = query.q ?? "";
  const stopping = useSignal(false);
  const lines = dialerLines.value;
  const found = lines?.filter(({ dialer }) => plain(dialer.name).includes(plain(sought.trim()))) ?? null;
  const started = lines?.filter(({ board }) => board?.started === true) ?? [];

  return (
    <div class="dialers dialers-overview">
      <SideList shown={null} />
      <Page
        title={m.dialers_title()}
        actions={
          <>
            {started.length > 0 && (
              <wa-button
                size="s"
                appearance="outlined"
                onClick={() => {
                  stopping.value = true;
                }}
              >
                <span slot="start" class="button-icon">
                  <Icon name="stop" />
                </span>
                {m.dialers_stop_all()}
              </wa-button>
            )}
            <wa-button size="s" appearance="outlined" href={`/dialers/${NEW}?channel=email`}>
              <span slot="start" class="button-icon">
                <Icon name="email" />
              </span>
              {m.dialers_new_mail()}
            </wa-button>
            <wa-button variant="brand" size="s" href={`/dialers/${NEW}`}>
              <span slot="start" class="button-icon">
                <Icon name="plus" />
              </span>
              {m.dialers_new()}
            </wa-button>
          </>
        }
      >
        <search class="campaigns-tools">
          <wa-input
            size="s"
            type="search"
            label={m.dialers_search()}
            with-clear
            maxlength={64}
            value={sought}
            onInput={(event: Event) => {
              const q = ((event.currentTarget as WaInput).value ?? "").trimStart();
              route(q === "" ? "/dialers" : `/dialers?${new URLSearchParams({ q })}`, true);
            }}
          >
            <span slot="start">
              <Icon name="search" />
            </span>
          </wa-input>
        </search>
        <RecordList<DialerLine>
          title={m.dialers_all()}
          rows={{ value: found }}
          failure={dialersFailure}
          load={() => void readDialers()}
          columns={[
            m.dialers_column_name(),
            m.dialers_column_status(),
            m.dialers_column_schedule(),
            m.dialers_column_left(),
            m.dialers_column_done(),
            m.dialers_column_rate(),
            m.dialers_column_next(),
            m.dialers_column_error(),
          ]}
          empty={
            sought === ""
              ? { title: m.dialers_none(), hint: m.dialers_none_hint() }
              : { title: m.dialers_none_found(), hint: m.dialers_none_found_hint() }
          }
          keyOf={({ dialer }) => dialer.id}
          cells={(line) => <DialerCells line={line} />}
        />
        {stopping.value && (
          <StopAll
            lines={started}
            closed={() => {
              stopping.value = false;
            }}
          />
        )}
      </Page>
    </div>
  );
}
