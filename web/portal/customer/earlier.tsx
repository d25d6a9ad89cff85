import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { InteractionItem } from "../../../protocol/archive.ts";
import type { EarlierRecordings } from "../../../protocol/privacy.ts";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import type { InteractionFacts } from "../conversation/facts.ts";
import { Failed } from "../failed.tsx";
import { Late } from "../late.tsx";
import { problemText } from "../problem-text.ts";
import { EarlierLine } from "./earlier-line.tsx";

/**
 * What was before with this customer, as far as one may see: what is theirs by its address or because somebody said so, and what they only seem to
 * have, by what they typed.
 */
export function Earlier({ facts }: { facts: InteractionFacts }) {
  const found = useSignal<EarlierRecordings | null>(null);
  const failure = useSignal<string | null>(null);
  const { conversation } = facts;
  const door = api.conversations[":id"].customer;

  const load = async () => {
    try {
      found.value = (await answer(door.$get({ param: { id: conversation } }))) as EarlierRecordings;
      failure.value = null;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  const change = async (act: Promise<unknown>) => {
    try {
      await act;
      await load();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => {
    found.value = null;
    void load();
  }, [conversation]);

  const { theirs = [], perhaps = [] } = found.value ?? {};
  return (
    <section>
      <h3>{m.inbox_earlier()}</h3>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {failure.value === null && found.value === null && <Late rows={2} />}
      {found.value !== null && theirs.length + perhaps.length === 0 && <p class="quiet">{m.inbox_earlier_none()}</p>}
      <ul class="earlier">
        {theirs.map((one) => (
          <EarlierLine key={one.id} one={one}>
            {one.split && (
              <button
                type="button"
                class="link"
                aria-label={m.inbox_earlier_split_of({ case: one.caseNumber })}
                onClick={() =>
                  void change(
                    answer(door[":interaction"].$delete({ param: { id: conversation, interaction: one.id } })),
                  )
                }
              >
                {m.inbox_earlier_split()}
              </button>
            )}
          </EarlierLine>
        ))}
      </ul>
      {perhaps.length > 0 && (
        <>
          <h3 title={m.inbox_earlier_perhaps_hint()}>{m.inbox_earlier_perhaps()}</h3>
          <ul class="earlier">
            {perhaps.map((one) => (
              <EarlierLine key={one.id} one={one}>
                <button
                  type="button"
                  class="link"
                  aria-label={m.inbox_earlier_join_of({ case: one.caseNumber })}
                  onClick={() => void change(answer(door.$post(joining(conversation, one))))}
                >
                  {m.inbox_earlier_join()}
                </button>
              </EarlierLine>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function joining(conversation: string, { id }: InteractionItem) {
  return { param: { id: conversation }, json: { interaction: id } };
}
