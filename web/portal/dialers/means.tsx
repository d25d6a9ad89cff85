import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { holidaysOf } from "../administration/campaigns/holidays.ts";
import { useRecord } from "../administration/record/record-form.ts";
import { now } from "../clock.ts";
import { language } from "../language.ts";
import { figure } from "../number.ts";
import { mostAnHour, type Outlook, outlookOf, type Timed } from "./outlook.ts";

const MINUTE_MS = 60_000;

interface MeansProps {
  /** A line of its lists. */
  line: string;
  /** What the fastest pace depends on. */
  fast: string;
  children?: ComponentChildren;
}

/** What the settings as they stand in the form come to: when it sends, how fast, and a line of its lists. */
export function Means({ line, fast, children }: MeansProps) {
  const draft = useRecord().draft.value as unknown as Timed;
  const { schedule, campaign, startDate, endDate, interval } = draft;
  const at = Math.floor(now.value / MINUTE_MS) * MINUTE_MS;
  const holidays = holidaysOf(campaign);
  const outlook = useMemo(
    () => outlookOf(draft, holidays, at),
    [JSON.stringify([schedule, startDate, endDate]), holidays.length, at],
  );
  const most = mostAnHour(interval);
  return (
    <section aria-labelledby="dialer-means">
      <h2 id="dialer-means">{m.dialers_what_it_does()}</h2>
      <ul class="dialer-means">
        {outlook !== null && <li>{outlookText(outlook, schedule.zone)}</li>}
        <li>{most === null ? fast : m.dialers_means_pace({ count: most, shown: figure(most) })}</li>
        {children}
        <li>
          {m.dialers_means_list()}
          <code class="dialer-sample">{line}</code>
        </li>
      </ul>
    </section>
  );
}

function outlookText(outlook: Outlook, zone: string): string {
  switch (outlook.may) {
    case "never":
      return m.dialers_means_never();
    case "later":
      return m.dialers_means_next({ when: whenIn(zone, outlook.from) });
    case "now":
      return outlook.until === null
        ? m.dialers_means_always()
        : m.dialers_means_runs({ when: whenIn(zone, outlook.until) });
  }
}

/** In the dialer's own zone, which the form says. */
function whenIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat(language.value, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}
