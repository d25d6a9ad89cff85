import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { AuditChoices, AuditEntry } from "../../../../protocol/audit.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { principal } from "../../session.ts";
import { RecordList, RowAction } from "../record/record-list.tsx";
import { actionText, isRefused } from "./action-text.ts";
import { EntryDialog } from "./entry-dialog.tsx";
import { exportHref, filterIn } from "./query.ts";
import { Tools } from "./tools.tsx";
import { useAudit } from "./use-audit.ts";
import "./audit.css";

/** Who did what, when, to what: narrowed by person, deed and day, exported. */
export function Audit() {
  const filter = filterIn(useLocation().query);
  const { rows, next, failure, load, more } = useAudit(filter);
  const choices = useSignal<AuditChoices>({ actors: [], actions: [] });
  const open = useSignal<AuditEntry | null>(null);
  useEffect(() => {
    // Without the names the log is narrowed by days.
    answer(api.audit.choices.$get()).then(
      (found) => (choices.value = found),
      () => {},
    );
  }, []);
  const isLimited = principal.value?.campaigns !== "all";

  return (
    <Page
      title={m.audit_title()}
      actions={
        <wa-button size="s" appearance="outlined" href={exportHref(filter)} download="audit.csv">
          <span slot="start" class="button-icon">
            <Icon name="download" />
          </span>
          {m.audit_export()}
        </wa-button>
      }
    >
      <p class="quiet page-lead">{isLimited ? m.audit_lead_limited() : m.audit_lead()}</p>
      <Tools filter={filter} choices={choices.value} />
      <RecordList
        title={m.audit_title()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.audit_what(), m.audit_when(), m.audit_who(), m.audit_on()]}
        empty={{ title: m.audit_none(), hint: m.audit_none_hint() }}
        keyOf={({ id }) => String(id)}
        cells={(entry) => (
          <>
            <th scope="row">
              {actionText(entry.action)} {isRefused(entry.action) && <span class="chip late">{m.audit_refused()}</span>}
            </th>
            <td class="audit-when">{moment(Date.parse(entry.at))}</td>
            <td>{entry.actorName === "" ? entry.actor : entry.actorName}</td>
            <td class="audit-subject">{entry.subjectName === "" ? entry.subject : entry.subjectName}</td>
            <td>
              <div class="row-actions">
                <RowAction icon="eye" label={m.audit_details()} act={() => (open.value = entry)} />
              </div>
            </td>
          </>
        )}
      />
      {next.value !== null && (
        <wa-button size="s" appearance="outlined" onClick={more}>
          {m.audit_more()}
        </wa-button>
      )}
      {open.value !== null && <EntryDialog entry={open.value} closed={() => (open.value = null)} />}
    </Page>
  );
}
