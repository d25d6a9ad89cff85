import { useSignal } from "@preact/signals";
import type { SetAside } from "../../../../protocol/health.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Failed } from "../../failed.tsx";
import { figure } from "../../number.ts";
import { problemText } from "../../problem-text.ts";
import { can } from "../../session.ts";
import { Part, type Seen } from "./part.tsx";

const KINDS: Record<SetAside["kind"], () => string> = {
  campaign: m.audit_of_campaign,
  agent: m.audit_of_user,
  conversation: m.health_conversation,
  dialer: m.audit_of_dialer,
  webhook: m.audit_of_webhook,
};
const WHAT: Record<SetAside["what"], () => string> = {
  calls: m.health_aside_calls,
  records: m.health_aside_records,
};

/** What whom it goes to refuses, out of the way of the rest, until somebody has it tried again here. */
export function AsidePart({ seen }: { seen: Seen }) {
  const failure = useSignal<string | null>(null);
  const trying = useSignal<string | null>(null);
  const again = async (one: SetAside) => {
    trying.value = keyOf(one);
    try {
      await answer(api.health.aside.$post({ json: { kind: one.kind, id: one.id } }));
      failure.value = null;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
    trying.value = null;
    seen.load();
  };
  return (
    <>
      <Part
        kind="aside"
        title={m.health_aside()}
        seen={seen}
        columns={[m.health_who(), m.health_kind(), m.health_since(), m.health_what(), m.health_why()]}
        empty={{ title: m.health_aside_none(), hint: m.health_aside_hint() }}
        keyOf={keyOf}
        cells={(one) => (
          <>
            <th scope="row">
              <Whose one={one} />
            </th>
            <td>{KINDS[one.kind]()}</td>
            <td>{moment(one.since)}</td>
            <td>
              {WHAT[one.what]()}: {figure(one.count)}
            </td>
            <td>{one.reason}</td>
            <td>
              <wa-button
                class="health-again"
                size="s"
                appearance="outlined"
                loading={trying.value === keyOf(one)}
                onClick={() => void again(one)}
              >
                {m.health_aside_again()}
              </wa-button>
            </td>
          </>
        )}
      />
      {failure.value !== null && <Failed text={failure.value} again={seen.load} />}
    </>
  );
}

function Whose({ one }: { one: SetAside }) {
  if (one.kind !== "conversation" || !can("watch")) return one.name;
  return <a href={`/conversations/${one.id}`}>{one.name.slice(0, SHOWN)}</a>;
}

/** Characters of a conversation's id that tell it from others on a page. */
const SHOWN = 12;

const keyOf = ({ kind, id, what }: SetAside) => `${kind} ${id} ${what}`;
