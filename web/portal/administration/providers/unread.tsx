import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { UnreadReason, UnreadWebhook } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Failed } from "../../failed.tsx";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { providers, unreadHref } from "./door.ts";

const WHY: Record<UnreadReason, () => string> = {
  unreadable: m.providers_unread_unreadable,
  "unknown-number": m.providers_unread_unknown_number,
  "unknown-message": m.providers_unread_unknown_message,
};

/** What the carrier has brought and nobody could use: kept as it came. Absent while there is none. */
export function Unread({ name }: { name: string }) {
  const list = useSignal<readonly UnreadWebhook[]>([]);
  useEffect(() => {
    list.value = [];
    // The list is no more than a help: without it the account works as well.
    providers.unread(name).then(
      ({ items }) => (list.value = items),
      () => {},
    );
  }, [name]);
  const failure = useSignal<{ text: string; id: string } | null>(null);
  const discard = async (id: string) => {
    failure.value = null;
    try {
      await providers.discard(name, id);
    } catch (thrown) {
      const problem = problemOf(thrown);
      // Somebody else has discarded it: that is what was wanted.
      if (problem.code !== "not_found") {
        failure.value = { text: problemText(problem), id };
        return;
      }
    }
    list.value = list.value.filter((one) => one.id !== id);
  };
  if (list.value.length === 0) return null;
  return (
    <section aria-labelledby="provider-unread">
      <h2 id="provider-unread">{m.providers_unread()}</h2>
      <p class="quiet provider-hint">{m.providers_unread_hint()}</p>
      {failure.value !== null && (
        <Failed text={failure.value.text} again={() => failure.value !== null && discard(failure.value.id)} />
      )}
      <ul class="panel provider-unread">
        {list.value.map(({ id, at, why }) => {
          const label = m.providers_unread_download({ when: moment(at) });
          return (
            <li key={id}>
              <span class="quiet">{moment(at)}</span>
              <span>{WHY[why]()}</span>
              <a class="icon-button" href={unreadHref(name, id)} download aria-label={label} title={label}>
                <Icon name="download" />
              </a>
              <button
                type="button"
                class="icon-button"
                aria-label={m.health_discard({ when: moment(at) })}
                title={m.health_discard({ when: moment(at) })}
                onClick={() => void discard(id)}
              >
                <Icon name="trash" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
