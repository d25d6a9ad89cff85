import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { HealthDetails } from "../../../../protocol/health.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { moment, now, secondOfDay } from "../../clock.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { figure } from "../../number.ts";
import { problemText } from "../../problem-text.ts";
import { STATES } from "../providers/health.tsx";
import { healthState } from "../providers/health-view.ts";
import { Inside } from "./inside.tsx";
import { Part, type Seen } from "./part.tsx";
import "./health.css";

type Provider = NonNullable<HealthDetails["providers"]>[number];
type Webhook = NonNullable<HealthDetails["webhooks"]>[number];

/** A look asks every queue, desk, dialer and account of the installation: not more often by itself. */
const ASK_EVERY_MS = 60_000;

/** What waits, fails or was not understood, asked again every minute while it is looked at, and on demand. */
export function HealthPage() {
  const seen = useSignal<HealthDetails | null>(null);
  const failure = useSignal<string | null>(null);
  const asking = useSignal(false);
  const at = useSignal(0);
  const load = async () => {
    if (asking.value) return;
    asking.value = true;
    try {
      seen.value = await answer(api.health.details.$get());
      failure.value = null;
      at.value = Date.now();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
    asking.value = false;
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => document.visibilityState === "visible" && void load(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const all: Seen = { details: seen.value, failure: failure.value, load };
  return (
    <Page
      title={m.health_title()}
      note={at.value === 0 ? "" : m.health_of({ time: secondOfDay(at.value) })}
      actions={
        <wa-button size="s" appearance="outlined" loading={asking.value} onClick={() => void load()}>
          {m.health_again()}
        </wa-button>
      }
    >
      <p class="quiet page-lead">{m.health_lead()}</p>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      <Inside seen={all} />
      <Part
        kind="providers"
        title={m.providers_title()}
        seen={all}
        columns={[m.people_group_name(), m.people_state(), m.providers_health_last_error(), m.health_unread()]}
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
            <td>{unread === null ? m.health_silent() : figure(unread)}</td>
            <td />
          </>
        )}
      />
      <Part
        kind="webhooks"
        title={m.webhooks_title()}
        seen={all}
        columns={[m.people_group_name(), m.people_state(), m.health_waiting(), m.health_failed()]}
        keyOf={({ id }) => id}
        cells={({ id, name, counts, ...state }) => (
          <>
            <th scope="row">
              <a href={`/webhooks/${id}`}>{name}</a>
            </th>
            <td>
              {counts === null ? <span class="chip late">{m.health_silent()}</span> : <WebhookState {...state} />}
            </td>
            <td>{counts === null ? "" : figure(counts.waiting)}</td>
            <td>{counts === null ? "" : figure(counts.failed)}</td>
            <td />
          </>
        )}
      />
    </Page>
  );
}

function ProviderState({ enabled, seen }: Pick<Provider, "enabled" | "seen">) {
  if (seen === null) return <span class="chip late">{m.health_silent()}</span>;
  const [tone, text] = STATES[healthState(seen, enabled, now.value)];
  return <span class={`chip ${tone}`}>{text()}</span>;
}

function WebhookState({ enabled, offReason, failingSince }: Pick<Webhook, "enabled" | "offReason" | "failingSince">) {
  if (offReason !== "") return <span class="chip late">{m.webhooks_switched_off()}</span>;
  if (!enabled) return <span class="chip">{m.providers_health_disabled()}</span>;
  if (failingSince === null) return <span class="chip good">{m.providers_health_good()}</span>;
  return <span class="chip late">{m.webhooks_failing({ since: moment(failingSince) })}</span>;
}
