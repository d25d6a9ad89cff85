import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { InteractionItem } from "../../../protocol/archive.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { moment, shortDay } from "../clock.ts";
import type { InteractionFacts } from "../conversation/facts.ts";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Late } from "../late.tsx";
import { problemText } from "../problem-text.ts";

const MOST_SHOWN = 10;

/** `Sale › Later · back on 3 Dec 10:00` */
function dispositionText({ disposition }: InteractionItem): string {
  if (disposition === null) return "";
  const { levels, comeBackAt } = disposition;
  const back = comeBackAt === undefined ? [] : [m.inbox_come_back_on({ moment: moment(comeBackAt) })];
  return [levels.join(" › "), ...back].join(" · ");
}

/** What was before with this customer, as far as the agent may see: found by what they typed, so it is a hint and no proof. */
export function Earlier({ facts }: { facts: InteractionFacts }) {
  const found = useSignal<readonly InteractionItem[] | null>(null);
  const failure = useSignal<string | null>(null);
  const key = facts.customer.mail || facts.customer.phone || facts.customer.name;

  useEffect(() => {
    found.value = null;
    failure.value = null;
    if (key === "") {
      found.value = [];
      return;
    }
    answer(api.interactions.$get({ query: { customer: key, limit: String(MOST_SHOWN) } })).then(
      ({ items }) => {
        found.value = items;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  }, [key, found, failure]);

  return (
    <section>
      <h3>{m.inbox_earlier()}</h3>
      {failure.value !== null && <p class="quiet">{failure.value}</p>}
      {failure.value === null && found.value === null && <Late rows={2} />}
      {found.value?.length === 0 && <p class="quiet">{m.inbox_earlier_none()}</p>}
      <ul class="earlier">
        {found.value?.map((one) => (
          <li key={one.id}>
            <span class="tile">
              <Icon name={one.channel} size={12} label={channelName(one.channel)} />
            </span>
            <span class="cut">{one.caseNumber}</span>
            <time class="quiet">{shortDay(one.closedAt)}</time>
            <span class="quiet cut">
              {[one.campaignName, one.agentName, dispositionText(one)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
