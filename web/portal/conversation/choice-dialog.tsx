import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../api.ts";
import { moment } from "../clock.ts";
import { Dialog } from "../frame/dialog.tsx";
import { Late } from "../late.tsx";
import { problemText } from "../problem-text.ts";
import { choiceText, idsIn, type ToldChoice } from "./choice-text.ts";

/** How it came to whom, line by line, and as one text for who was not there. */
export function ChoiceDialog({ told, closed }: { told: ToldChoice; closed: () => void }) {
  const names = useSignal<Readonly<Record<string, string>> | null>(null);
  const failure = useSignal<string | null>(null);
  const said = useSignal<string | null>(null);
  const title = m.inbox_choice_title({ agent: told.agent });
  useEffect(() => {
    answer(api.colleagues.$get({ query: { ids: idsIn(told.choice).join(",") } })).then(
      (found) => {
        names.value = found.names;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  }, [told, names, failure]);
  const parts = names.value === null ? [] : choiceText(told, names.value);
  const copy = async () => {
    const text = `${title} · ${moment(told.at)}\n${parts.join("; ")}`;
    said.value = await navigator.clipboard.writeText(text).then(
      () => m.keys_copied(),
      () => m.keys_copy_failed(),
    );
  };
  return (
    <Dialog label={title} class="choice-dialog" closed={closed}>
      {failure.value !== null && <p role="alert">{failure.value}</p>}
      {names.value === null && failure.value === null && <Late rows={4} />}
      <ul>
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {parts.length > 0 && (
        <p class="quiet">
          {moment(told.at)} ·{" "}
          <button type="button" class="link" onClick={() => void copy()}>
            {m.monitor_why_copy()}
          </button>
          {said.value !== null && <span role="status"> {said.value}</span>}
        </p>
      )}
    </Dialog>
  );
}
