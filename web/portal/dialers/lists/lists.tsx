import { useRoute } from "preact-iso";
import type { DialerChannel } from "../../../../protocol/dialer-fields.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { RecordList } from "../../administration/record/record-list.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { figure } from "../../number.ts";
import { type DialerLine, dialerLines, dialersFailure, readDialers, useDialerLines } from "../dialer-list.ts";
import { MailTotals } from "../mail/totals.tsx";
import { Totals } from "../totals.tsx";
import { UploadPanel } from "../upload-panel.tsx";
import { Uploads } from "../uploads.tsx";
import "../dialers.css";

const hrefOf = (name: string) => `/lists/${encodeURIComponent(name)}`;

/** Dialers for who uploads their lists and does not run them: what may be uploaded to, and how far each is. */
export function Lists() {
  useDialerLines();
  return (
    <Page title={m.dialers_uploads()}>
      <RecordList<DialerLine>
        title={m.dialers_uploads()}
        rows={dialerLines}
        failure={dialersFailure}
        load={() => void readDialers()}
        columns={[m.dialers_column_name(), m.dialers_column_left(), m.dialers_column_done()]}
        empty={{ title: m.dialers_none(), hint: m.dialers_lists_none_hint() }}
        keyOf={({ dialer }) => dialer.id}
        cells={({ dialer, board }) => (
          <>
            <Name name={dialer.name} channel={dialer.channel} />
            <td class="figure">{board && figure(board.counters.notProcessed)}</td>
            <td class="figure">{board && figure(board.counters.processed)}</td>
            <td>
              <div class="row-actions">
                <wa-button size="s" appearance="outlined" href={hrefOf(dialer.name)}>
                  {m.dialers_upload()}
                  <span class="visually-hidden"> {dialer.name}</span>
                </wa-button>
              </div>
            </td>
          </>
        )}
      />
    </Page>
  );
}

function Name({ name, channel }: { name: string; channel: DialerChannel }) {
  return (
    <th scope="row">
      <span class="campaign-name">
        <Icon name={channel} />
        <a class="cut" href={hrefOf(name)} title={name}>
          {name}
        </a>
      </span>
    </th>
  );
}

/** The lists of one dialer: taken in here, and how far they are. */
export function ListsOfDialer() {
  useDialerLines();
  const name = useRoute().params.name ?? "";
  const lines = dialerLines.value;
  const line = lines?.find(({ dialer }) => dialer.name.toLowerCase() === name.toLowerCase());
  if (lines !== null && line === undefined) return <NotFound />;
  return (
    <Page title={line?.dialer.name ?? name} parent={{ href: "/lists", label: m.dialers_uploads() }}>
      {line !== undefined && <Shown key={line.dialer.id} line={line} />}
      {line === undefined && dialersFailure.value !== null && (
        <p role="alert" class="bad-word">
          {dialersFailure.value}
        </p>
      )}
    </Page>
  );
}

function Shown({ line: { dialer, board } }: { line: DialerLine }) {
  return (
    <>
      {board !== null && board.mail !== null && <MailTotals counters={board.counters} mail={board.mail} old={false} />}
      {board !== null && board.mail === null && (
        <Totals
          counters={board.counters}
          old={false}
          lists={board.uploads.filter(({ state }) => state === "accepted").length}
        />
      )}
      <UploadPanel dialer={dialer} read={readDialers} />
      <Uploads name={dialer.name} channel={dialer.channel} uploads={board?.uploads ?? []} read={readDialers} />
    </>
  );
}
