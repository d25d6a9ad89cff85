import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ProviderHealth } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { moment, now } from "../../clock.ts";
import { figure } from "../../number.ts";
import { problemText } from "../../problem-text.ts";
import { type HealthState, healthState } from "./health-view.ts";

const ASK_EVERY_MS = 10_000;

export const STATES: Record<HealthState, readonly [tone: string, text: () => string]> = {
  good: ["good", m.providers_health_good],
  idle: ["", m.providers_health_idle],
  failing: ["late", m.providers_health_failing],
  waiting: ["near", m.providers_health_waiting],
  disabled: ["", m.providers_health_disabled],
};

interface HealthProps {
  ask: () => Promise<ProviderHealth>;
  enabled: boolean;
  /** Tests that were sent from this page: after each it is asked anew. */
  tests: number;
}

/** What an account or a mailbox has seen, asked again every ten seconds while it is looked at. */
export function Health({ ask, enabled, tests }: HealthProps) {
  const health = useSignal<ProviderHealth | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "hidden") return;
      ask().then(
        (now) => {
          health.value = now;
          failure.value = null;
        },
        (thrown) => {
          failure.value = problemText(problemOf(thrown));
        },
      );
    };
    look();
    const timer = setInterval(look, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [tests]);

  const seen = health.value;
  const [tone, text] = seen === null ? ["", null] : STATES[healthState(seen, enabled, now.value)];
  return (
    <section aria-labelledby="provider-health">
      <div class="section-head">
        <h2 id="provider-health">{m.providers_health()}</h2>
        {text !== null && <span class={`chip ${tone}`}>{text()}</span>}
      </div>
      {failure.value !== null && <p class="quiet">{failure.value}</p>}
      {seen !== null && <Figures seen={seen} />}
    </section>
  );
}

function Figures({ seen }: { seen: ProviderHealth }) {
  const { lastIn, lastOut, lastError, slowUntil, sentLastMinute } = seen;
  const when = (at: number | null) => (at === null ? m.providers_health_never() : moment(at));
  return (
    <>
      {slowUntil !== null && slowUntil > now.value && (
        <p class="provider-slow">{m.providers_health_slow({ when: moment(slowUntil) })}</p>
      )}
      <dl class="provider-health">
        <dt>{m.providers_health_last_out()}</dt>
        <dd>{when(lastOut)}</dd>
        <dt>{m.providers_health_last_in()}</dt>
        <dd>{when(lastIn)}</dd>
        <dt>{m.providers_health_rate()}</dt>
        <dd>{m.providers_health_sent({ count: sentLastMinute, shown: figure(sentLastMinute) })}</dd>
        <dt>{m.providers_health_last_error()}</dt>
        <dd>
          {lastError === null ? (
            m.providers_health_no_error()
          ) : (
            <>
              {moment(lastError.at)}
              <span class="provider-error">{lastError.detail}</span>
            </>
          )}
        </dd>
      </dl>
    </>
  );
}
