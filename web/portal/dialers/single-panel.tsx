import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaTextarea from "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import { useSignal } from "@preact/signals";
import type { DialerChannel } from "../../../protocol/dialer-fields.ts";
import { newId } from "../../shared/live/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Said } from "../administration/record/said.tsx";
import { problemOf } from "../api.ts";
import { now } from "../clock.ts";
import { language } from "../language.ts";
import { problemText } from "../problem-text.ts";
import { dialers } from "./door.ts";
import { SingleCost } from "./single-cost.tsx";
import { checkSingle, EMPTY_SINGLE, type SingleDraft, singleOf } from "./single-draft.ts";
import { when } from "./when.ts";

interface SinglePanelProps {
  name: string;
  channel: DialerChannel;
  read: () => Promise<void>;
}

/** SMS-120, SMS-58: one message through the dialer, at once or at a set time. */
export function SinglePanel({ name, channel, read }: SinglePanelProps) {
  const draft = useSignal<SingleDraft>(EMPTY_SINGLE);
  /** Stays until it is accepted, so that a repetition sends nothing twice. */
  const id = useSignal(newId());
  const tried = useSignal(false);
  const busy = useSignal(false);
  const done = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const wrong = tried.value ? checkSingle(draft.value, Date.now()) : {};
  const write = (change: Partial<SingleDraft>) => {
    draft.value = { ...draft.value, ...change };
    done.value = null;
  };

  const send = async () => {
    tried.value = true;
    failure.value = null;
    if (busy.value || Object.keys(checkSingle(draft.value, Date.now())).length > 0) return;
    busy.value = true;
    try {
      const message = singleOf(draft.value, id.value);
      await dialers.send(name, message);
      const at = message.at === undefined ? null : when(Date.parse(message.at), now.value, language.value);
      done.value = at === null ? m.dialers_single_done() : m.dialers_single_done_at({ when: at });
      draft.value = EMPTY_SINGLE;
      id.value = newId();
      tried.value = false;
      void read();
    } catch (thrown) {
      const problem = problemOf(thrown);
      failure.value = problem.errors?.[0]?.detail ?? problemText(problem);
    } finally {
      busy.value = false;
    }
  };

  return (
    <section class="panel" aria-labelledby="dialer-single">
      <header class="panel-head">
        <h2 id="dialer-single">{m.dialers_single()}</h2>
      </header>
      <form
        class="panel-part dialer-single"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <wa-input
          class={wrong.destination === undefined ? "" : "bad"}
          size="s"
          type="tel"
          label={m.dialers_single_to()}
          autocomplete="off"
          maxlength={64}
          value={draft.value.destination}
          onInput={(event: Event) => write({ destination: (event.currentTarget as WaInput).value ?? "" })}
        >
          <Said hint="" complaint={wrong.destination} />
        </wa-input>
        <wa-textarea
          class={wrong.message === undefined ? "" : "bad"}
          size="s"
          resize="auto"
          rows={3}
          label={m.dialers_single_text()}
          value={draft.value.message}
          onInput={(event: Event) => write({ message: (event.currentTarget as WaTextarea).value ?? "" })}
        >
          {wrong.message === undefined ? (
            <SingleCost
              text={draft.value.message}
              counted={channel === "sms"}
              write={(message) => write({ message })}
            />
          ) : (
            <Said hint="" complaint={wrong.message} />
          )}
        </wa-textarea>
        <wa-input
          class={wrong.at === undefined ? "" : "bad"}
          size="s"
          type="datetime-local"
          label={m.dialers_single_at()}
          value={draft.value.at}
          onInput={(event: Event) => write({ at: (event.currentTarget as WaInput).value ?? "" })}
        >
          <Said hint={m.dialers_single_at_hint()} complaint={wrong.at} />
        </wa-input>
        <div class="dialer-single-foot">
          <span class="quiet">{m.dialers_single_foot()}</span>
          <wa-button size="s" appearance="outlined" loading={busy.value} onClick={send}>
            {m.dialers_single_send()}
          </wa-button>
        </div>
        <button type="submit" hidden />
        <p role="status" class={failure.value === null ? "good-word" : "bad-word"}>
          {failure.value ?? done.value}
        </p>
      </form>
    </section>
  );
}
