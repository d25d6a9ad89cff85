import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { HealthDetails } from "../../../../protocol/health.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { moment, now } from "../../clock.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { figure } from "../../number.ts";
import { problemText } from "../../problem-text.ts";
import { STATES } from "../providers/health.tsx";
import { healthState } from "../providers/health-view.ts";
import { RecordList } from "../record/record-list.tsx";
import "./health.css";

const ASK_EVERY_MS = 15_000;

const KINDS: Record<HealthDetails["notYetTold"][number]["kind"], () => string> = {
  campaign: m.audit_of_campaign,
  agent: m.audit_of_user,
  provider: m.audit_of_provider,
  dialer: m.audit_of_dialer,
  mailbox: m.audit_of_mailbox,
  webhook: m.audit_of_webhook,
};

/** What waits, fails or was not understood, asked again every fifteen seconds while it is looked at. */
export function HealthPage() {
  const seen = useSignal<HealthDetails | null>(null);
  const failure = useSignal<string | null>(null);
  const load = () => {
    if (document.visibilityState === "hidden") return;
    answer(api.health.details.$get()).then(
      (details) => {
        seen.value = details;
        failure.value = null;
      },
      (thrown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  };
  useEffect(() => {
    load();
    const timer = setInterval(load, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const quiet = useSignal<string | null>(null);
  const of = <K extends keyof HealthDetails>(kind: K) => ({ value: seen.value?.[kind] ?? null });
  return (
    <Page title={m.health_title()}>
      <p class="quiet page-lead">{m.health_lead()}</p>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {(seen.value !== null || failure.value === null) && (
        <>
          <h2 class="health-part">{m.health_untold()}</h2>
          <RecordList<HealthDetails["notYetTold"][number]>
            title={m.health_untold()}
            rows={of("notYetTold")}
            failure={quiet}
            load={load}
            columns={[m.health_who(), m.health_kind(), m.health_since(), m.people_state()]}
            empty={{ title: m.health_untold_none(), hint: m.health_untold_hint() }}
            keyOf={({ kind, name }) => `${kind} ${name}`}
            cells={({ kind, name, since, stuck }) => (
              <>
                <th scope="row">{name}</th>
                <td>{KINDS[kind]()}</td>
                <td>{moment(since)}</td>
                <td>
                  <span class={stuck ? "chip late" : "chip near"}>{stuck ? m.health_stuck() : m.health_waiting()}</span>
                </td>
                <td />
              </>
            )}
          />
          <h2 class="health-part">{m.providers_title()}</h2>
          <RecordList<HealthDetails["providers"][number]>
            title={m.providers_title()}
            rows={of("providers")}
            failure={quiet}
            load={load}
            columns={[m.people_group_name(), m.people_state(), m.providers_health_last_error(), m.health_unread()]}
            empty={{ title: m.health_none(), hint: "" }}
            keyOf={({ name }) => name}
            cells={({ name, enabled, seen: one, unread }) => (
              <>
                <th scope="row">
                  <a href={`/providers/${encodeURIComponent(name)}`}>{name}</a>
                </th>
                <td>
                  <ProviderState enabled={enabled} seen={one} />
                </td>
                <td>{one?.lastError == null ? "" : `${moment(one.lastError.at)} · ${one.lastError.detail}`}</td>
                <td>{figure(unread)}</td>
                <td />
              </>
            )}
          />
          <h2 class="health-part">{m.webhooks_title()}</h2>
          <RecordList<HealthDetails["webhooks"][number]>
            title={m.webhooks_title()}
            rows={of("webhooks")}
            failure={quiet}
            load={load}
            columns={[m.people_group_name(), m.people_state(), m.health_waiting(), m.health_failed()]}
            empty={{ title: m.health_none(), hint: "" }}
            keyOf={({ id }) => id}
            cells={({ id, name, waiting, failed, ...state }) => (
              <>
                <th scope="row">
                  <a href={`/webhooks/${id}`}>{name}</a>
                </th>
                <td>
                  <WebhookState {...state} />
                </td>
                <td>{figure(waiting)}</td>
                <td>{figure(failed)}</td>
                <td />
              </>
            )}
          />
        </>
      )}
    </Page>
  );
}

function ProviderState({ enabled, seen }: Pick<HealthDetails["providers"][number], "enabled" | "seen">) {
  if (seen === null) return <span class="chip late">{m.health_silent()}</span>;
  const [tone, text] = STATES[healthState(seen, enabled, now.value)];
  return <span class={`chip ${tone}`}>{text()}</span>;
}

function WebhookState({
  enabled,
  offReason,
  failingSince,
}: Pick<HealthDetails["webhooks"][number], "enabled" | "offReason" | "failingSince">) {
  if (offReason !== "") return <span class="chip late">{m.webhooks_switched_off()}</span>;
  if (!enabled) return <span class="chip">{m.providers_health_disabled()}</span>;
  if (failingSince === null) return <span class="chip good">{m.providers_health_good()}</span>;
  return <span class="chip late">{m.webhooks_failing({ since: moment(failingSince) })}</span>;
}
